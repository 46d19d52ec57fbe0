package org.loomwatch.models.economy.adjustment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Seasonal-trend decomposition by loess for monthly data (Cleveland, Cleveland, McRae and Terpenning 1990, "STL: A
 * Seasonal-Trend Decomposition Procedure Based on Loess", Journal of Official Statistics 6, 3–73). Series without gaps.
 *
 * @param seasonal smoother of the values of one calendar month over the years
 * @param trend smoother of the deseasonalised series
 * @param lowPass smoother that keeps the trend out of the seasonal
 * @param innerLoops passes of seasonal and trend smoothing
 * @param outerLoops passes that recompute the robustness weights; 0 for none
 * @param stopWhenSteady end the outer loops early once a pass moves both components by less than 1 % of their range
 */
record Stl(Loess seasonal, Loess trend, Loess lowPass, int innerLoops, int outerLoops, boolean stopWhenSteady) {

    private static final int PERIOD = 12;
    private static final double STEADY = 0.01;

    /** Robust passes until steady, at most fifteen; windows as the authors advise. */
    static Stl robust(int seasonalWindow) {
        int trendWindow = (int) Math.ceil(1.5 * PERIOD / (1 - 1.5 / seasonalWindow));
        return new Stl(
                new Loess(seasonalWindow, 1, 1),
                new Loess(trendWindow + 1 - trendWindow % 2, 1, 1),
                new Loess(PERIOD + 1, 1, 1),
                1,
                15,
                true);
    }

    /** Components with {@code value = trend + seasonal + rest}, and the last robustness weights (1 when unused). */
    static final class Components {
        private final double[] seasonal;
        private final double[] trend;
        private final double[] robustness;

        private Components(double[] seasonal, double[] trend, double[] robustness) {
            this.seasonal = seasonal;
            this.trend = trend;
            this.robustness = robustness;
        }

        double[] seasonal() {
            return seasonal.clone();
        }

        double[] trend() {
            return trend.clone();
        }

        double[] robustness() {
            return robustness.clone();
        }
    }

    /**
     * Decomposes a series of at least two years.
     *
     * @throws IllegalArgumentException if it is shorter
     */
    Components decompose(double[] y) {
        if (y.length < 2 * PERIOD) {
            throw new IllegalArgumentException("STL needs 24 months, the series has " + y.length);
        }
        double[] seasonalPart = new double[y.length];
        double[] trendPart = new double[y.length];
        double[] robustness = null;
        for (int outer = 0; ; outer++) {
            double[] seasonalBefore = seasonalPart;
            double[] trendBefore = trendPart;
            for (int inner = 0; inner < innerLoops; inner++) {
                seasonalPart = seasonalOf(minus(y, trendPart), robustness);
                trendPart = trend.smooth(minus(y, seasonalPart), robustness);
            }
            boolean steady = stopWhenSteady
                    && outer > 0
                    && isSteady(seasonalBefore, seasonalPart)
                    && isSteady(trendBefore, trendPart);
            if (outer >= outerLoops || steady) {
                break;
            }
            robustness = robustnessOf(y, seasonalPart, trendPart);
        }
        if (robustness == null) {
            robustness = new double[y.length];
            Arrays.fill(robustness, 1);
        }
        return new Components(seasonalPart, trendPart, robustness);
    }

    private static boolean isSteady(double[] before, double[] after) {
        double range = Arrays.stream(after).max().orElseThrow()
                - Arrays.stream(after).min().orElseThrow();
        double change = Arrays.stream(minus(after, before)).map(Math::abs).max().orElseThrow();
        return change <= STEADY * range;
    }

    private double[] seasonalOf(double[] detrended, double @Nullable [] robustness) {
        double[] cycle = extendedCycle(detrended, robustness);
        double[] averaged = movingAverage(movingAverage(movingAverage(cycle, PERIOD), PERIOD), 3);
        double[] low = lowPass.smooth(averaged, null);
        double[] result = new double[detrended.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = cycle[PERIOD + i] - low[i];
        }
        return result;
    }

    /** Each calendar month smoothed over the years and continued by one year at both ends. */
    private double[] extendedCycle(double[] detrended, double @Nullable [] robustness) {
        int n = detrended.length;
        double[] cycle = new double[n + 2 * PERIOD];
        for (int month = 0; month < PERIOD; month++) {
            int years = (n - month - 1) / PERIOD + 1;
            double[] values = everyYear(detrended, month, years);
            double[] weights = robustness == null ? null : everyYear(robustness, month, years);
            double[] smooth = seasonal.smooth(values, weights);
            double before = seasonal.fit(values, 0, 1, Math.min(seasonal.window(), years), weights);
            double after = seasonal.fit(values, years + 1, Math.max(1, years - seasonal.window() + 1), years, weights);
            cycle[month] = Double.isNaN(before) ? smooth[0] : before;
            for (int year = 0; year < years; year++) {
                cycle[(year + 1) * PERIOD + month] = smooth[year];
            }
            cycle[(years + 1) * PERIOD + month] = Double.isNaN(after) ? smooth[years - 1] : after;
        }
        return cycle;
    }

    private static double[] everyYear(double[] values, int month, int years) {
        double[] picked = new double[years];
        for (int year = 0; year < years; year++) {
            picked[year] = values[year * PERIOD + month];
        }
        return picked;
    }

    private static double[] movingAverage(double[] values, int length) {
        double[] averages = new double[values.length - length + 1];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            if (i >= length - 1) {
                averages[i - length + 1] = sum / length;
                sum -= values[i - length + 1];
            }
        }
        return averages;
    }

    /** Bisquare weights of the residuals on the scale of six times their median size. */
    private static double[] robustnessOf(double[] y, double[] seasonalPart, double[] trendPart) {
        int n = y.length;
        double[] size = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = Math.abs(y[i] - seasonalPart[i] - trendPart[i]);
        }
        double[] sorted = size.clone();
        Arrays.sort(sorted);
        double scale = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1]);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double ratio = size[i] / scale;
            weights[i] = size[i] <= 0.001 * scale ? 1 : size[i] <= 0.999 * scale ? Math.pow(1 - ratio * ratio, 2) : 0;
        }
        return weights;
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }
}
