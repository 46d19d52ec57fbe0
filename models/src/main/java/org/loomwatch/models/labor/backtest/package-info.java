/** How good warnings would have been on any panel. */
@NullMarked
package org.loomwatch.models.labor.backtest;

import org.jspecify.annotations.NullMarked;
