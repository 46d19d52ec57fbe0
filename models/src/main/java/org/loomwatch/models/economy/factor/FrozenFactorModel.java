package org.loomwatch.models.economy.factor;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * A one-factor monthly model whose parameters stay as they are while data arrive: what it sees of the factor is linear in
 * the data, so that a change of the factor can be told apart by series and release.
 */
public final class FrozenFactorModel {

    private final FactorParameters parameters;
    private final StateSpace stateSpace;

    public FrozenFactorModel(FactorParameters parameters) {
        this.parameters = parameters;
        this.stateSpace = new StateSpace(
                matrix(parameters.transition()),
                matrix(parameters.loadings()),
                matrix(parameters.stateNoise()),
                column(parameters.measurementVariance()),
                column(parameters.initialMean()),
                matrix(parameters.initialCovariance()));
    }

    public FactorParameters parameters() {
        return parameters;
    }

    /**
     * Standardised data, months × series, NaN where missing.
     *
     * @param data by name; a series that is absent is missing in every month
     */
    public double[][] standardise(Map<String, MonthlySeries> data, YearMonth start, int months) {
        double[][] y = new double[months][parameters.series().size()];
        for (int i = 0; i < parameters.series().size(); i++) {
            MonthlySeries series = data.get(parameters.series().get(i));
            for (int t = 0; t < months; t++) {
                y[t][i] = series == null
                        ? Double.NaN
                        : (series.value(start.plusMonths(t))
                                        - parameters.means().get(i))
                                / parameters.deviations().get(i);
            }
        }
        return y;
    }

    /** The factor given data; rows without any value at the end are forecasts. */
    public FactorPath smooth(double[][] y) {
        int lags = parameters.lags();
        SmoothedStates states = new KalmanSmoother(stateSpace, lags).smooth(y);
        double[] mean = new double[y.length];
        double[] variance = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            mean[t] = states.mean[t + 1][0];
            variance[t] = Math.max(0, states.withFactors[t + 1].get(0, 0));
        }
        int last = lastObserved(y);
        return new FactorPath(mean, variance, last, changeDeviation(states, last + 1, lags));
    }

    /** Forecasts from earlier ends of data that are missing where these are missing. */
    public FactorFilter filter(double[][] y) {
        return new FactorFilter(stateSpace, new KalmanSmoother(stateSpace, parameters.lags()).filter(y));
    }

    /** What the model expects of every standardised value. */
    public double[][] fitted(double[][] y) {
        SmoothedStates states = new KalmanSmoother(stateSpace, parameters.lags()).smooth(y);
        double[][] fitted = new double[y.length][parameters.series().size()];
        for (int t = 0; t < y.length; t++) {
            for (int i = 0; i < fitted[t].length; i++) {
                for (int state = 0; state < stateSpace.states(); state++) {
                    fitted[t][i] += stateSpace.loadings().get(i, state) * states.mean[t + 1][state];
                }
            }
        }
        return fitted;
    }

    private static int lastObserved(double[][] y) {
        for (int t = y.length - 1; t >= 0; t--) {
            for (double value : y[t]) {
                if (!Double.isNaN(value)) {
                    return t;
                }
            }
        }
        throw new IllegalArgumentException("no month has a value");
    }

    /**
     * Standard deviation of the change of the factor from the last month to three months on, given all data: the state of
     * the last month is known up to its covariance, the rest is shocks to come.
     */
    private double changeDeviation(SmoothedStates states, int last, int lags) {
        DMatrixRMaj covariance = states.withFactors[last];
        double[] row = new double[lags];
        row[0] = 1;
        double noise = 0;
        double shock = stateSpace.stateNoise().get(0, 0);
        for (int step = 0; step < FactorPath.CHANGE_MONTHS; step++) {
            noise += row[0] * row[0] * shock;
            double[] next = new double[lags];
            for (int column = 0; column < lags; column++) {
                for (int k = 0; k < lags; k++) {
                    next[column] += row[k] * stateSpace.transition().get(k, column);
                }
            }
            row = next;
        }
        row[0] -= 1;
        double variance = noise;
        for (int i = 0; i < lags; i++) {
            for (int j = 0; j < lags; j++) {
                variance += row[i] * row[j] * covariance.get(i, j);
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    private static DMatrixRMaj matrix(List<List<Double>> rows) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.get(0).size());
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < matrix.numCols; column++) {
                matrix.set(row, column, rows.get(row).get(column));
            }
        }
        return matrix;
    }

    private static DMatrixRMaj column(List<Double> values) {
        DMatrixRMaj matrix = new DMatrixRMaj(values.size(), 1);
        for (int row = 0; row < matrix.numRows; row++) {
            matrix.set(row, 0, values.get(row));
        }
        return matrix;
    }
}
