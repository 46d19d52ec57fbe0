package org.loomwatch.models.economy.index;

import java.util.List;

/**
 * What the forecasts of a frozen model would have missed, had today's series ended in each of the earlier months: today's
 * values against forecasts from that month, trends drawn through that month only. Logarithms.
 *
 * @param byHorizon errors by horizon, from the month itself to the last forecast
 * @param changes errors of the change from the month to its last forecast
 * @param changeDeviation what the model says of the standard deviation of such a change
 */
record Retrospect(List<List<Double>> byHorizon, List<Double> changes, double changeDeviation) {}
