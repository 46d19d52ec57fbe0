/** Monthly series, panels of them, and their CSV files. */
@NullMarked
package org.loomwatch.models.economy.series;

import org.jspecify.annotations.NullMarked;
