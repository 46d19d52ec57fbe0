/** The backtest as files: predictions, and a page that opens offline. */
@NullMarked
package org.loomwatch.models.labor.report;

import org.jspecify.annotations.NullMarked;
