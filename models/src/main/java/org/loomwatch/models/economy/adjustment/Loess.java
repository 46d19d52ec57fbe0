package org.loomwatch.models.economy.adjustment;

import org.jspecify.annotations.Nullable;

/**
 * Local regression on equally spaced points with tricube weights (Cleveland, Cleveland, McRae and Terpenning 1990,
 * section 3). Positions count from 1, as in the paper.
 *
 * @param window number of neighbours, odd, at least 3
 * @param degree 0 for a local mean, 1 for a local line
 * @param jump fit every {@code jump}-th point and interpolate linearly between
 */
record Loess(int window, int degree, int jump) {

    Loess {
        if (window < 3 || window % 2 == 0) {
            throw new IllegalArgumentException("a loess window is odd and at least 3, not " + window);
        }
        if (degree < 0 || degree > 1) {
            throw new IllegalArgumentException("a loess degree is 0 or 1, not " + degree);
        }
        if (jump < 1) {
            throw new IllegalArgumentException("a loess jump is at least 1, not " + jump);
        }
    }

    /** Smooths {@code y} at every position; {@code robustness} multiplies the neighbourhood weights. */
    double[] smooth(double[] y, double @Nullable [] robustness) {
        int n = y.length;
        if (n < 2) {
            return y.clone();
        }
        double[] smooth = new double[n];
        int step = Math.min(jump, n - 1);
        int lastFitted = 1;
        for (int position = 1; position <= n; position += step) {
            smooth[position - 1] = fitInside(y, position, robustness);
            interpolate(smooth, position - step, position);
            lastFitted = position;
        }
        if (lastFitted < n) {
            // The last stretch keeps the neighbours of the last fitted point.
            int left = firstNeighbour(n, lastFitted);
            int right = Math.min(n, left + window - 1);
            double fitted = fit(y, n, left, right, robustness);
            smooth[n - 1] = Double.isNaN(fitted) ? y[n - 1] : fitted;
            interpolate(smooth, lastFitted, n);
        }
        return smooth;
    }

    private double fitInside(double[] y, int position, double @Nullable [] robustness) {
        int left = firstNeighbour(y.length, position);
        double fitted = fit(y, position, left, Math.min(y.length, left + window - 1), robustness);
        return Double.isNaN(fitted) ? y[position - 1] : fitted;
    }

    private int firstNeighbour(int n, int position) {
        int half = (window + 1) / 2;
        return Math.max(1, Math.min(position - half + 1, n - window + 1));
    }

    private static void interpolate(double[] smooth, int from, int to) {
        for (int i = from + 1; i < to && from >= 1; i++) {
            double share = (double) (i - from) / (to - from);
            smooth[i - 1] = smooth[from - 1] + share * (smooth[to - 1] - smooth[from - 1]);
        }
    }

    /** Value of the local fit at any position from the neighbours left..right; NaN when all their weights are zero. */
    double fit(double[] y, double position, int left, int right, double @Nullable [] robustness) {
        int n = y.length;
        double reach = Math.max(position - left, right - position);
        if (window > n) {
            reach += Math.floorDiv(window - n, 2);
        }
        double[] weights = new double[right - left + 1];
        double total = 0;
        for (int j = left; j <= right; j++) {
            double distance = Math.abs(j - position);
            if (distance <= 0.999 * reach) {
                double ratio = distance / reach;
                double weight = distance <= 0.001 * reach ? 1 : Math.pow(1 - ratio * ratio * ratio, 3);
                weights[j - left] = robustness == null ? weight : weight * robustness[j - 1];
                total += weights[j - left];
            }
        }
        if (total <= 0) {
            return Double.NaN;
        }
        double centre = 0;
        for (int j = left; j <= right; j++) {
            weights[j - left] /= total;
            centre += weights[j - left] * j;
        }
        double spread = 0;
        for (int j = left; j <= right; j++) {
            spread += weights[j - left] * (j - centre) * (j - centre);
        }
        boolean line = degree == 1 && reach > 0 && Math.sqrt(spread) > 0.001 * (n - 1);
        double slope = line ? (position - centre) / spread : 0;
        double fitted = 0;
        for (int j = left; j <= right; j++) {
            fitted += weights[j - left] * (1 + slope * (j - centre)) * y[j - 1];
        }
        return fitted;
    }
}
