/**
 * School places: pupils by area, grade and year some years ahead, with intervals, the risk that places do not suffice,
 * scenarios, and a backtest that says how far off such forecasts were.
 */
@NullMarked
package org.loomwatch.models.schools;

import org.jspecify.annotations.NullMarked;
