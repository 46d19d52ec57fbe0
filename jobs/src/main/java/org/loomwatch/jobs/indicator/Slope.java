package org.loomwatch.jobs.indicator;

/** Least-squares trend of the reported values of half a year in relation to their mean. */
final class Slope {

    private static final int MONTHS = 6;
    private static final int LEAST = 4;

    private Slope() {}

    static double of(double[] history, int at) {
        if (Double.isNaN(history[at])) {
            return Double.NaN;
        }
        int count = 0;
        double sumX = 0;
        double sumY = 0;
        for (int x = 0; x < MONTHS; x++) {
            double y = history[at - MONTHS + 1 + x];
            if (!Double.isNaN(y)) {
                count++;
                sumX += x;
                sumY += y;
            }
        }
        if (count < LEAST || sumY == 0) {
            return Double.NaN;
        }
        double meanX = sumX / count;
        double meanY = sumY / count;
        double covariance = 0;
        double variance = 0;
        for (int x = 0; x < MONTHS; x++) {
            double y = history[at - MONTHS + 1 + x];
            if (!Double.isNaN(y)) {
                covariance += (x - meanX) * (y - meanY);
                variance += (x - meanX) * (x - meanX);
            }
        }
        return covariance / variance / meanY;
    }
}
