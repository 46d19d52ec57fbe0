package org.loomwatch.models.economy.factor;

import org.loomwatch.models.economy.series.MonthlySeries;

/** What is done to a series before it enters the model, so that it is stationary. A step is one month or one quarter. */
public enum Transform {
    LEVEL(0),
    LOG(0),
    DIFFERENCE(1),
    LOG_DIFFERENCE(1),
    PERCENT_CHANGE(1),
    /** Percent change over one step, compounded to a year. */
    ANNUALISED_PERCENT_CHANGE(1),
    YEAR_DIFFERENCE(12),
    YEAR_PERCENT_CHANGE(12);

    private static final int MONTHS_A_YEAR = 12;

    private final int lag;

    Transform(int lag) {
        this.lag = lag;
    }

    /** The transformed series over the same months; missing where this value or the one it is compared with is. */
    public MonthlySeries apply(MonthlySeries series, Frequency frequency) {
        int months = lag == 1 ? frequency.months() : lag;
        double[] transformed = new double[series.length()];
        for (int i = 0; i < transformed.length; i++) {
            double before = i < months ? Double.NaN : series.value(i - months);
            double result = apply(series.value(i), before, (double) MONTHS_A_YEAR / frequency.months());
            transformed[i] = Double.isFinite(result) ? result : Double.NaN;
        }
        return MonthlySeries.of(series.start(), transformed);
    }

    private double apply(double value, double before, double stepsAYear) {
        return switch (this) {
            case LEVEL -> value;
            case LOG -> Math.log(value);
            case DIFFERENCE, YEAR_DIFFERENCE -> value - before;
            case LOG_DIFFERENCE -> Math.log(value / before);
            case PERCENT_CHANGE, YEAR_PERCENT_CHANGE -> 100 * (value / before - 1);
            case ANNUALISED_PERCENT_CHANGE -> 100 * (Math.pow(value / before, stepsAYear) - 1);
        };
    }
}
