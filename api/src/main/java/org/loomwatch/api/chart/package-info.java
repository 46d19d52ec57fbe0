/** Charts: a measure by a dimension over months, with the rules of rows, fields and small totals. */
@NullMarked
package org.loomwatch.api.chart;

import org.jspecify.annotations.NullMarked;
