package org.loomwatch.models.economy.adjustment;

import java.time.YearMonth;

/**
 * A month the model found out of line.
 *
 * @param kind {@code AO} one month, {@code LS} level shift, {@code TC} change that fades away
 * @param effect size in the units of the model: logarithms for a multiplicative adjustment
 */
public record Outlier(YearMonth month, String kind, double effect, double tStatistic) {}
