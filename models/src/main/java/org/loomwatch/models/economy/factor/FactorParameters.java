package org.loomwatch.models.economy.factor;

import java.util.List;

/**
 * The numbers of an estimated one-block monthly model, to be kept and used again on later data. Matrices are lists of rows.
 *
 * @param series names in the order of the rows of {@code loadings}
 * @param means and {@code deviations} that the series are standardised by
 * @param transition A, states × states; {@code loadings} C; {@code stateNoise} Q; {@code measurementVariance} R
 */
public record FactorParameters(
        List<String> series,
        List<Double> means,
        List<Double> deviations,
        List<List<Double>> transition,
        List<List<Double>> loadings,
        List<List<Double>> stateNoise,
        List<Double> measurementVariance,
        List<Double> initialMean,
        List<List<Double>> initialCovariance,
        int lags,
        double logLikelihood,
        int iterations,
        boolean converged) {

    public FactorParameters {
        series = List.copyOf(series);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        transition = List.copyOf(transition);
        loadings = List.copyOf(loadings);
        stateNoise = List.copyOf(stateNoise);
        measurementVariance = List.copyOf(measurementVariance);
        initialMean = List.copyOf(initialMean);
        initialCovariance = List.copyOf(initialCovariance);
    }

    /** Loading of a standardised series on the current factor. */
    public double loading(int series) {
        return loadings.get(series).get(0);
    }
}
