package org.loomwatch.models.labor.learner;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Maximum of the logistic likelihood minus a ridge penalty, by Newton's method with step halving: exact, and the same on
 * every run. The intercept is not penalised.
 */
final class PenalisedLogit {

    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 20;
    private static final double GOOD_ENOUGH = 1e-7;
    private static final double JITTER = 1e-9;

    /** Where there are this many rows, one in {@link #THINNING} of them says first where to begin. */
    private static final int MANY_ROWS = 40_000;

    private static final int THINNING = 5;

    private static final int TILE = 4;

    private PenalisedLogit() {}

    /**
     * @param columns {@code [column][row]}
     * @param penalty half the factor of the squared coefficients
     * @return the intercept, then one coefficient a column
     */
    static double[] fit(float[][] columns, byte[] labels, double penalty) {
        return climb(columns, labels, penalty, start(columns, labels, penalty));
    }

    private static double[] start(float[][] columns, byte[] labels, double penalty) {
        int n = labels.length;
        if (n < MANY_ROWS) {
            double events = 0;
            for (byte label : labels) {
                events += label;
            }
            double[] beta = new double[columns.length + 1];
            beta[0] = Math.log((events + 0.5) / (n - events + 0.5));
            return beta;
        }
        int few = (n + THINNING - 1) / THINNING;
        float[][] thinned = new float[columns.length][few];
        byte[] some = new byte[few];
        for (int i = 0; i < few; i++) {
            some[i] = labels[i * THINNING];
            for (int j = 0; j < columns.length; j++) {
                thinned[j][i] = columns[j][i * THINNING];
            }
        }
        return fit(thinned, some, penalty / THINNING);
    }

    private static double[] climb(float[][] columns, byte[] labels, double penalty, double[] start) {
        int n = labels.length;
        int width = columns.length;
        double[] beta = start;
        double[] eta = new double[n];
        linear(columns, beta, eta);
        double value = objective(eta, labels, beta, penalty);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(columns, labels, beta, eta, penalty);
            double scale = 1;
            double[] next = new double[width + 1];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                for (int j = 0; j <= width; j++) {
                    next[j] = beta[j] + scale * direction[j];
                }
                linear(columns, next, eta);
                nextValue = objective(eta, labels, next, penalty);
                if (nextValue <= value) {
                    break;
                }
                scale /= 2;
            }
            double gain = value - nextValue;
            if (!(gain >= 0)) {
                break;
            }
            beta = next.clone();
            value = nextValue;
            if (gain < GOOD_ENOUGH * (1 + Math.abs(value))) {
                break;
            }
        }
        return beta;
    }

    private static void linear(float[][] columns, double[] beta, double[] eta) {
        java.util.Arrays.fill(eta, beta[0]);
        for (int j = 0; j < columns.length; j++) {
            double b = beta[j + 1];
            float[] column = columns[j];
            for (int i = 0; i < eta.length; i++) {
                eta[i] += b * column[i];
            }
        }
    }

    private static double objective(double[] eta, byte[] labels, double[] beta, double penalty) {
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            double signed = labels[i] == 1 ? eta[i] : -eta[i];
            sum += signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
        }
        for (int j = 1; j < beta.length; j++) {
            sum += penalty / 2 * beta[j] * beta[j];
        }
        return sum;
    }

    private static double[] direction(float[][] columns, byte[] labels, double[] beta, double[] eta, double penalty) {
        int n = eta.length;
        int width = columns.length;
        double[] residual = new double[n];
        float[] weight = new float[n];
        for (int i = 0; i < n; i++) {
            double p = 1 / (1 + Math.exp(-eta[i]));
            residual[i] = labels[i] - p;
            weight[i] = (float) Math.max(1e-9, p * (1 - p));
        }
        double[][] hessian = new double[width + 1][width + 1];
        double[] gradient = new double[width + 1];
        for (int i = 0; i < n; i++) {
            gradient[0] += residual[i];
            hessian[0][0] += weight[i];
        }
        IntStream.range(0, (width + 1) / 2).parallel().forEach(pair -> {
            int j = 2 * pair;
            int second = Math.min(j + 1, width - 1);
            float[] weighted = weighted(weight, columns[j]);
            float[] weightedSecond = weighted(weight, columns[second]);
            double[] tile = new double[2 * TILE];
            for (int k = 0; k <= second; k += TILE) {
                tile(weighted, weightedSecond, columns, k, tile);
                for (int t = 0; t < TILE && k + t < width; t++) {
                    hessian[j + 1][k + t + 1] = tile[t];
                    hessian[second + 1][k + t + 1] = tile[TILE + t];
                }
            }
        });
        IntStream.range(0, width).parallel().forEach(j -> {
            float[] column = columns[j];
            double own = 0;
            double first = 0;
            for (int i = 0; i < n; i++) {
                own += residual[i] * column[i];
                first += weight[i] * column[i];
            }
            gradient[j + 1] = own - penalty * beta[j + 1];
            hessian[0][j + 1] = first;
            hessian[j + 1][0] = first;
        });
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < j; k++) {
                hessian[k + 1][j + 1] = hessian[j + 1][k + 1];
            }
            hessian[j + 1][j + 1] += penalty + JITTER;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-9, 1e-14)
                .getSolver()
                .solve(new ArrayRealVector(gradient, false))
                .toArray();
    }

    private static float[] weighted(float[] weight, float[] column) {
        float[] weighted = new float[column.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = weight[i] * column[i];
        }
        return weighted;
    }

    /** Products of two weighted columns with the {@link #TILE} columns from {@code k} on: each value is read once for several. */
    private static void tile(float[] a, float[] b, float[][] columns, int k, double[] into) {
        int last = columns.length - 1;
        float[] c0 = columns[k];
        float[] c1 = columns[Math.min(k + 1, last)];
        float[] c2 = columns[Math.min(k + 2, last)];
        float[] c3 = columns[Math.min(k + 3, last)];
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        for (int i = 0; i < a.length; i++) {
            double x = a[i];
            double y = b[i];
            double v0 = c0[i];
            double v1 = c1[i];
            double v2 = c2[i];
            double v3 = c3[i];
            a0 += x * v0;
            a1 += x * v1;
            a2 += x * v2;
            a3 += x * v3;
            b0 += y * v0;
            b1 += y * v1;
            b2 += y * v2;
            b3 += y * v3;
        }
        into[0] = a0;
        into[1] = a1;
        into[2] = a2;
        into[3] = a3;
        into[4] = b0;
        into[5] = b1;
        into[6] = b2;
        into[7] = b3;
    }
}
