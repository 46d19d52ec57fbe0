package org.loomwatch.models.labor.metrics;

import java.util.Arrays;

/** Population stability index: how far a distribution has moved. Below 0.1 little, above 0.25 much. */
public final class StabilityIndex {

    /** From here on somebody should look. */
    public static final double ALARM = 0.25;

    private static final int BINS = 10;
    private static final double LEAST_SHARE = 1e-4;

    private StabilityIndex() {}

    /** Deciles of {@code before}; missing values are a class of their own. */
    public static double of(float[] before, float[] now) {
        double[] bounds = bounds(before);
        double[] expected = shares(before, bounds);
        double[] actual = shares(now, bounds);
        double sum = 0;
        for (int b = 0; b < expected.length; b++) {
            double e = Math.max(LEAST_SHARE, expected[b]);
            double a = Math.max(LEAST_SHARE, actual[b]);
            sum += (a - e) * Math.log(a / e);
        }
        return sum;
    }

    private static double[] bounds(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int known = sorted.length;
        while (known > 0 && Float.isNaN(sorted[known - 1])) {
            known--;
        }
        double[] bounds = new double[known == 0 ? 0 : BINS - 1];
        for (int b = 0; b < bounds.length; b++) {
            bounds[b] = sorted[(int) ((long) known * (b + 1) / BINS)];
        }
        return Arrays.stream(bounds).distinct().toArray();
    }

    private static double[] shares(float[] values, double[] bounds) {
        double[] shares = new double[bounds.length + 2];
        for (float value : values) {
            int bin = bounds.length + 1;
            if (!Float.isNaN(value)) {
                bin = 0;
                while (bin < bounds.length && value >= bounds[bin]) {
                    bin++;
                }
            }
            shares[bin] += 1.0 / values.length;
        }
        return shares;
    }
}
