package org.loomwatch.models.economy.factor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.csc.CommonOps_DSCC;

/**
 * Kalman filter and fixed-interval smoother that take the series of a month one by one (Durbin and Koopman 2012, sections
 * 4.4 and 6.4): no matrix is inverted, any pattern of missing values costs nothing, and the cost of a month is one dense
 * product of state matrices. Loadings and transition are sparse and used as such.
 */
final class KalmanSmoother {

    private final StateSpace model;
    private final int states;
    private final int factorStates;
    private final DMatrixSparseCSC transition;
    private final int[][] loadedStates;
    private final double[][] loadedWeights;

    /** @param factorStates the first states, whose covariances with all others are wanted */
    KalmanSmoother(StateSpace model, int factorStates) {
        this.model = model;
        this.states = model.states();
        this.factorStates = factorStates;
        this.transition = DConvertMatrixStruct.convert(model.transition(), (DMatrixSparseCSC) null, 0);
        this.loadedStates = new int[model.series()][];
        this.loadedWeights = new double[model.series()][];
        for (int i = 0; i < model.series(); i++) {
            int row = i;
            loadedStates[i] = IntStream.range(0, states)
                    .filter(state -> model.loadings().get(row, state) != 0)
                    .toArray();
            loadedWeights[i] = Arrays.stream(loadedStates[i])
                    .mapToDouble(state -> model.loadings().get(row, state))
                    .toArray();
        }
    }

    /** @param y months × series, NaN where missing */
    SmoothedStates smooth(double[][] y) {
        return smooth(filter(y));
    }

    /** What the filter leaves for the smoother; one entry a month, and one a series in the second dimension. */
    static final class Filtered {
        final DMatrixRMaj[] predictedCovariance;
        final double[][] mean;
        final DMatrixRMaj[] covariance;
        final double[][][] gain;
        final double[][] innovation;
        final double[][] innovationVariance;
        double logLikelihood;

        Filtered(int months, int series) {
            predictedCovariance = new DMatrixRMaj[months];
            mean = new double[months][];
            covariance = new DMatrixRMaj[months];
            gain = new double[months][series][];
            innovation = new double[months][series];
            innovationVariance = new double[months][series];
        }
    }

    /** Runs the filter alone; predictions follow from months without values at the end. */
    Filtered filter(double[][] y) {
        Filtered filtered = new Filtered(y.length, model.series());
        double[] mean = model.initialMean().data.clone();
        DMatrixRMaj covariance = model.initialCovariance();
        DMatrixRMaj product = new DMatrixRMaj(states, states);
        for (int t = 0; t < y.length; t++) {
            mean = timesTransition(mean);
            CommonOps_DSCC.mult(transition, covariance, product);
            DMatrixRMaj predicted = new DMatrixRMaj(states, states);
            CommonOps_DSCC.multTransB(transition, product, predicted, null);
            CommonOps_DDRM.addEquals(predicted, model.stateNoise());
            symmetrise(predicted);
            filtered.predictedCovariance[t] = predicted;
            covariance = predicted.copy();
            for (int i = 0; i < model.series(); i++) {
                if (!Double.isNaN(y[t][i])) {
                    update(filtered, t, i, y[t][i], mean, covariance);
                }
            }
            filtered.mean[t] = mean;
            filtered.covariance[t] = covariance;
        }
        return filtered;
    }

    private void update(Filtered filtered, int t, int series, double y, double[] mean, DMatrixRMaj covariance) {
        int[] loaded = loadedStates[series];
        double[] weights = loadedWeights[series];
        double[] gain = new double[states];
        double innovation = y;
        for (int k = 0; k < loaded.length; k++) {
            int offset = loaded[k] * states;
            for (int state = 0; state < states; state++) {
                gain[state] += weights[k] * covariance.data[offset + state];
            }
            innovation -= weights[k] * mean[loaded[k]];
        }
        double variance = model.measurementVariance().get(series, 0);
        for (int k = 0; k < loaded.length; k++) {
            variance += weights[k] * gain[loaded[k]];
        }
        double inverse = 1 / variance;
        for (int row = 0; row < states; row++) {
            mean[row] += gain[row] * innovation * inverse;
            int offset = row * states;
            for (int column = 0; column < states; column++) {
                // This order of factors keeps the matrix symmetric to the last bit.
                covariance.data[offset + column] -= gain[row] * gain[column] * inverse;
            }
        }
        filtered.gain[t][series] = gain;
        filtered.innovation[t][series] = innovation;
        filtered.innovationVariance[t][series] = variance;
        filtered.logLikelihood -= 0.5 * (Math.log(variance) + innovation * innovation * inverse);
    }

    private SmoothedStates smooth(Filtered filtered) {
        int months = filtered.mean.length;
        SmoothedStates smoothed = new SmoothedStates(months, states);
        smoothed.logLikelihood = filtered.logLikelihood;
        double[] score = new double[states];
        DMatrixRMaj information = new DMatrixRMaj(states, states);
        DMatrixRMaj moved = new DMatrixRMaj(states, states);
        DMatrixRMaj weighted = new DMatrixRMaj(states, states);
        DMatrixRMaj half = new DMatrixRMaj(states, states);
        for (int time = months; time >= 0; time--) {
            DMatrixRMaj covariance = time == 0 ? model.initialCovariance() : filtered.covariance[time - 1];
            double[] mean = time == 0 ? model.initialMean().data : filtered.mean[time - 1];
            CommonOps_DSCC.mult(transition, covariance, moved);
            CommonOps_DDRM.mult(information, moved, weighted);
            double[] back = timesTransitionTransposed(score);
            smoothed.mean[time] = plus(mean, times(covariance, back));
            covariances(smoothed, time, covariance, moved, weighted);
            if (time < months) {
                laggedCovariances(smoothed, time, filtered.predictedCovariance[time], moved, weighted);
            }
            if (time == 0) {
                smoothed.initialCovariance = covariance.copy();
                CommonOps_DDRM.multAddTransA(-1, moved, weighted, smoothed.initialCovariance);
                symmetrise(smoothed.initialCovariance);
                break;
            }
            CommonOps_DSCC.multTransA(transition, information, half, null);
            CommonOps_DSCC.multTransAB(transition, half, information);
            score = back;
            for (int i = model.series() - 1; i >= 0; i--) {
                if (filtered.gain[time - 1][i] != null) {
                    downdate(
                            i,
                            filtered.gain[time - 1][i],
                            filtered.innovation[time - 1][i],
                            filtered.innovationVariance[time - 1][i],
                            score,
                            information);
                }
            }
        }
        return smoothed;
    }

    /** Takes score and information back over the update by one series. */
    private void downdate(
            int series, double[] gain, double innovation, double variance, double[] score, DMatrixRMaj information) {
        int[] loaded = loadedStates[series];
        double[] weights = loadedWeights[series];
        double change = innovation;
        for (int state = 0; state < states; state++) {
            change -= gain[state] * score[state];
        }
        double[] weighted = times(information, gain);
        double spread = 0;
        for (int state = 0; state < states; state++) {
            spread += gain[state] * weighted[state];
        }
        double diagonal = 1 / variance + spread / (variance * variance);
        for (int k = 0; k < loaded.length; k++) {
            score[loaded[k]] += weights[k] * change / variance;
            for (int other = 0; other < loaded.length; other++) {
                information.add(loaded[k], loaded[other], weights[k] * weights[other] * diagonal);
            }
            for (int state = 0; state < states; state++) {
                double cross = weights[k] * weighted[state] / variance;
                information.data[loaded[k] * states + state] -= cross;
                information.data[state * states + loaded[k]] -= cross;
            }
        }
    }

    /** Smoothed covariance = filtered − moved' · weighted: its diagonal and the columns of the factors. */
    private void covariances(
            SmoothedStates smoothed, int time, DMatrixRMaj filtered, DMatrixRMaj moved, DMatrixRMaj weighted) {
        DMatrixRMaj columns = new DMatrixRMaj(states, factorStates);
        CommonOps_DDRM.extract(filtered, 0, states, 0, factorStates, columns, 0, 0);
        for (int k = 0; k < states; k++) {
            for (int row = 0; row < states; row++) {
                double factor = moved.data[k * states + row];
                if (factor != 0) {
                    for (int column = 0; column < factorStates; column++) {
                        columns.data[row * factorStates + column] -= factor * weighted.data[k * states + column];
                    }
                }
            }
        }
        smoothed.withFactors[time] = columns;
        double[] variance = smoothed.variance[time];
        for (int state = 0; state < states; state++) {
            variance[state] = filtered.data[state * states + state];
        }
        for (int k = 0; k < states; k++) {
            for (int state = 0; state < states; state++) {
                variance[state] -= moved.data[k * states + state] * weighted.data[k * states + state];
            }
        }
    }

    /** Covariance of a state with the one a month earlier = moved − predicted · weighted: factor block and diagonal. */
    private void laggedCovariances(
            SmoothedStates smoothed, int time, DMatrixRMaj predicted, DMatrixRMaj moved, DMatrixRMaj weighted) {
        DMatrixRMaj block = new DMatrixRMaj(factorStates, factorStates);
        for (int row = 0; row < factorStates; row++) {
            for (int column = 0; column < factorStates; column++) {
                block.set(row, column, moved.data[row * states + column] - dot(predicted, row, weighted, column));
            }
        }
        smoothed.factorsLagged[time] = block;
        for (int state = 0; state < states; state++) {
            smoothed.lagged[time][state] = moved.data[state * states + state] - dot(predicted, state, weighted, state);
        }
    }

    private double dot(DMatrixRMaj left, int row, DMatrixRMaj right, int column) {
        double sum = 0;
        for (int k = 0; k < states; k++) {
            sum += left.data[row * states + k] * right.data[k * states + column];
        }
        return sum;
    }

    private double[] timesTransition(double[] vector) {
        DMatrixRMaj product = new DMatrixRMaj(states, 1);
        CommonOps_DSCC.mult(transition, DMatrixRMaj.wrap(states, 1, vector), product);
        return product.data;
    }

    private double[] timesTransitionTransposed(double[] vector) {
        DMatrixRMaj product = new DMatrixRMaj(states, 1);
        CommonOps_DSCC.multTransA(transition, DMatrixRMaj.wrap(states, 1, vector), product, null);
        return product.data;
    }

    private double[] times(DMatrixRMaj matrix, double[] vector) {
        double[] product = new double[states];
        for (int row = 0; row < states; row++) {
            double sum = 0;
            int offset = row * states;
            for (int column = 0; column < states; column++) {
                sum += matrix.data[offset + column] * vector[column];
            }
            product[row] = sum;
        }
        return product;
    }

    private static double[] plus(double[] left, double[] right) {
        double[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    static void symmetrise(DMatrixRMaj matrix) {
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < row; column++) {
                double middle = 0.5 * (matrix.get(row, column) + matrix.get(column, row));
                matrix.set(row, column, middle);
                matrix.set(column, row, middle);
            }
        }
    }
}
