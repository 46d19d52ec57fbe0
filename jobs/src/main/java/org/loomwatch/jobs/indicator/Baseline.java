package org.loomwatch.jobs.indicator;

import java.util.Arrays;

/** Median and spread of the reported values of the twelve months before one. Missing is NaN. Reused from one to the next. */
final class Baseline {

    private static final int MONTHS = 12;
    private static final int LEAST_FOR_MEDIAN = 3;
    private static final int LEAST_FOR_SPREAD = 6;
    /** Makes the median absolute deviation of a normal variable its standard deviation. */
    private static final double NORMAL = 1.4826;

    private static final double LEAST_SPREAD = 0.02;
    private static final double MOST_SCORE = 20;

    private final double[] values = new double[MONTHS];
    private int count;
    private double median;

    void read(double[] history, int at) {
        count = 0;
        for (int t = at - MONTHS; t < at; t++) {
            if (!Double.isNaN(history[t])) {
                values[count++] = history[t];
            }
        }
        median = count < LEAST_FOR_MEDIAN ? Double.NaN : sortedMedian();
    }

    double ratio(double value) {
        return median == 0 ? Double.NaN : value / median;
    }

    /** Overwrites the values: call after {@link #ratio}, and once. */
    double score(double value) {
        if (count < LEAST_FOR_SPREAD || Double.isNaN(value)) {
            return Double.NaN;
        }
        double centre = median;
        for (int i = 0; i < count; i++) {
            values[i] = Math.abs(values[i] - centre);
        }
        double spread = Math.max(NORMAL * sortedMedian(), LEAST_SPREAD * Math.abs(centre));
        if (spread == 0) {
            return Double.NaN;
        }
        return Math.max(-MOST_SCORE, Math.min(MOST_SCORE, (value - centre) / spread));
    }

    private double sortedMedian() {
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
