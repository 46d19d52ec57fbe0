/** The economic indices: frozen factor models over adjusted series, forecasts, contributions, news, backtest, vintages. */
@NullMarked
package org.loomwatch.models.economy.index;

import org.jspecify.annotations.NullMarked;
