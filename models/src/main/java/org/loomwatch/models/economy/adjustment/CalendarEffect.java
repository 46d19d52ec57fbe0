package org.loomwatch.models.economy.adjustment;

/**
 * An estimated effect of the calendar: a weekday, the leap year, the days before or after a moving holiday.
 *
 * @param coefficient in the units of the model: logarithms for a multiplicative adjustment
 * @param pValue two-sided
 */
public record CalendarEffect(String name, double coefficient, double standardError, double pValue) {}
