/**
 * Forecasts made at every past origin with what was known then: selection of models, reconciliation of levels, intervals
 * from own errors, and the measures that compare them with what came.
 */
@NullMarked
package org.loomwatch.models.schools.backtest;

import org.jspecify.annotations.NullMarked;
