package org.loomwatch.models.labor.learner;

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

    private PenalisedLogit() {}

    /**
     * @param columns {@code [column][row]}
     * @param penalty half the factor of the squared coefficients
     * @return the intercept, then one coefficient a column
     */
    static double[] fit(float[][] columns, byte[] labels, double penalty) {
        int n = labels.length;
        int width = columns.length;
        double events = 0;
        for (byte label : labels) {
            events += label;
        }
        double[] beta = new double[width + 1];
        beta[0] = Math.log((events + 0.5) / (n - events + 0.5));
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
        java.util.stream.IntStream.range(0, width).parallel().forEach(j -> {
            float[] column = columns[j];
            float[] weighted = new float[n];
            double own = 0;
            double first = 0;
            for (int i = 0; i < n; i++) {
                weighted[i] = weight[i] * column[i];
                own += residual[i] * column[i];
                first += weighted[i];
            }
            gradient[j + 1] = own - penalty * beta[j + 1];
            hessian[0][j + 1] = first;
            hessian[j + 1][0] = first;
            for (int k = 0; k <= j; k++) {
                hessian[j + 1][k + 1] = product(weighted, columns[k]);
            }
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

    /** Four partial sums, always in the same order. */
    private static double product(float[] a, float[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }
}
