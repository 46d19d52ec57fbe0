/** Charts drawn by ECharts. */
@NullMarked
package org.loomwatch.notebook.chart;

import org.jspecify.annotations.NullMarked;
