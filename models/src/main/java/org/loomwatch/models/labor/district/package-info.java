/** Warnings of the district: its panel, training, scoring, grading, reasons. */
@NullMarked
package org.loomwatch.models.labor.district;

import org.jspecify.annotations.NullMarked;
