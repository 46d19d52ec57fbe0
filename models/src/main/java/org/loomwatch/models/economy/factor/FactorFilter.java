package org.loomwatch.models.economy.factor;

import org.ejml.data.DMatrixRMaj;

/**
 * Forecasts of the factor from data that end in any earlier month. What a value weighs depends on which values there are, not
 * on what they are: the weights of one pass over all months serve every earlier end.
 */
public final class FactorFilter {

    private final StateSpace stateSpace;
    private final KalmanSmoother.Filtered pattern;

    FactorFilter(StateSpace stateSpace, KalmanSmoother.Filtered pattern) {
        this.stateSpace = stateSpace;
        this.pattern = pattern;
    }

    /**
     * The factor in the last month of the data and in those that follow.
     *
     * @param y months × series, missing where the data of the pass were missing; months after {@code last} are not read
     * @param last position of the month in which the data end
     */
    public double[] forecasts(double[][] y, int last, int horizon) {
        double[] mean = stateSpace.initialMean().data.clone();
        for (int t = 0; t <= last; t++) {
            mean = next(mean);
            for (int i = 0; i < stateSpace.series(); i++) {
                double[] gain = pattern.gain[t][i];
                if (gain != null) {
                    update(mean, gain, (y[t][i] - expected(i, mean)) / pattern.innovationVariance[t][i]);
                }
            }
        }
        double[] forecasts = new double[horizon + 1];
        for (int h = 0; h <= horizon; h++) {
            forecasts[h] = mean[0];
            mean = next(mean);
        }
        return forecasts;
    }

    private static void update(double[] mean, double[] gain, double surprise) {
        for (int state = 0; state < mean.length; state++) {
            mean[state] += gain[state] * surprise;
        }
    }

    private double expected(int series, double[] mean) {
        return dot(stateSpace.loadings(), series, mean);
    }

    private double[] next(double[] mean) {
        double[] next = new double[mean.length];
        for (int state = 0; state < mean.length; state++) {
            next[state] = dot(stateSpace.transition(), state, mean);
        }
        return next;
    }

    private static double dot(DMatrixRMaj matrix, int row, double[] vector) {
        double sum = 0;
        for (int column = 0; column < vector.length; column++) {
            sum += matrix.get(row, column) * vector[column];
        }
        return sum;
    }
}
