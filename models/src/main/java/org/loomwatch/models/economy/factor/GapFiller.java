package org.loomwatch.models.economy.factor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * A panel without gaps, for starting values only: a cubic spline between the first and the last observed month of a series, a
 * moving average of the series continued by its median beyond.
 */
final class GapFiller {

    private static final int HALF_WINDOW = 3;

    private GapFiller() {}

    static double[] fill(double[] values) {
        int[] observed = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
        double[] filled = values.clone();
        if (observed.length >= 2) {
            double[] x = Arrays.stream(observed).asDoubleStream().toArray();
            double[] y = Arrays.stream(observed).mapToDouble(i -> values[i]).toArray();
            var spline = observed.length >= 3
                    ? new SplineInterpolator().interpolate(x, y)
                    : new LinearInterpolator().interpolate(x, y);
            for (int i = observed[0]; i <= observed[observed.length - 1]; i++) {
                filled[i] = Double.isNaN(values[i]) ? spline.value(i) : values[i];
            }
        }
        double median = new Median()
                .evaluate(Arrays.stream(filled)
                        .filter(value -> !Double.isNaN(value))
                        .toArray());
        boolean[] beyond = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            beyond[i] = Double.isNaN(filled[i]);
            filled[i] = beyond[i] ? median : filled[i];
        }
        double[] result = filled.clone();
        for (int i = 0; i < values.length; i++) {
            if (beyond[i]) {
                result[i] = average(filled, i);
            }
        }
        return result;
    }

    private static double average(double[] values, int centre) {
        double sum = 0;
        for (int i = centre - HALF_WINDOW; i <= centre + HALF_WINDOW; i++) {
            sum += values[Math.max(0, Math.min(values.length - 1, i))];
        }
        return sum / (2 * HALF_WINDOW + 1);
    }
}
