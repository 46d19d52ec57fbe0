package org.loomwatch.models.economy.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.series.MonthlySeries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maximum likelihood by expectation maximisation for factor models with any pattern of missing data (Bańbura and Modugno
 * 2014, "Maximum likelihood estimation of factor models on datasets with arbitrary pattern of missing data", Journal of
 * Applied Econometrics 29). Deterministic: the same data give the same numbers.
 */
public final class FactorModelEstimator {

    /** The likelihood is first compared after this many steps. */
    private static final int STEPS_BEFORE_CHECK = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FactorModelEstimator.class);

    /**
     * Estimates a model.
     *
     * @param data every series of the specification by name, raw
     * @throws IllegalArgumentException naming the series and what is wrong with it
     */
    public FactorModel estimate(FactorModelSpec spec, Map<String, MonthlySeries> data) {
        FactorPanel panel = FactorPanel.of(spec, data);
        ModelShape shape = ModelShape.of(spec, panel.series());
        double[][] observed = StartingValues.withoutEmptyEnds(panel.values(), shape.series() - 1.0);
        StateSpace model = StartingValues.of(shape, panel.values());
        List<Double> path = new ArrayList<>();
        boolean converged = false;
        while (!converged && path.size() < spec.maxIterations()) {
            SmoothedStates smoothed = new KalmanSmoother(model, shape.factorStates()).smooth(observed);
            model = new MaximisationStep(shape, model, smoothed, observed).maximise();
            if (path.size() >= STEPS_BEFORE_CHECK) {
                converged = isConverged(smoothed.logLikelihood, path.get(path.size() - 1), spec.tolerance());
            }
            path.add(smoothed.logLikelihood);
            if (!Double.isFinite(smoothed.logLikelihood)) {
                throw new IllegalStateException(
                        "the likelihood became %s in step %d".formatted(smoothed.logLikelihood, path.size()));
            }
        }
        LOG.debug("{} steps, converged {}, log-likelihood {}", path.size(), converged, path.get(path.size() - 1));
        model = withPositiveTarget(spec, panel, shape, model);
        SmoothedStates smoothed = new KalmanSmoother(model, shape.factorStates()).smooth(panel.values());
        return new FactorModel(spec, panel, shape, model, smoothed, path, converged);
    }

    private static boolean isConverged(double now, double before, double tolerance) {
        double size = (Math.abs(now) + Math.abs(before) + Math.ulp(1.0)) / 2;
        return Math.abs(now - before) / size < tolerance;
    }

    /** Turns the signs of factors so that the target's current loadings are positive; the likelihood stays. */
    private static StateSpace withPositiveTarget(
            FactorModelSpec spec, FactorPanel panel, ModelShape shape, StateSpace model) {
        if (spec.target().isEmpty()) {
            return model;
        }
        int target = panel.series().stream()
                .map(FactorModelSpec.SeriesSpec::name)
                .toList()
                .indexOf(spec.target().get());
        double[] signs = new double[shape.states()];
        Arrays.fill(signs, 1);
        for (int block = 0; block < shape.blocks(); block++) {
            int factors = shape.factors(block);
            for (int k = 0; k < factors; k++) {
                if (model.loadings().get(target, shape.blockOffset(block) + k) < 0) {
                    for (int lag = 0; lag < shape.depth(); lag++) {
                        signs[shape.blockOffset(block) + lag * factors + k] = -1;
                    }
                }
            }
        }
        return new StateSpace(
                scaled(model.transition(), signs, signs),
                scaled(model.loadings(), null, signs),
                scaled(model.stateNoise(), signs, signs),
                model.measurementVariance(),
                scaled(model.initialMean(), signs, null),
                scaled(model.initialCovariance(), signs, signs));
    }

    private static DMatrixRMaj scaled(DMatrixRMaj matrix, double @Nullable [] rows, double @Nullable [] columns) {
        DMatrixRMaj result = matrix.copy();
        for (int row = 0; row < result.numRows; row++) {
            for (int column = 0; column < result.numCols; column++) {
                double sign = (rows == null ? 1 : rows[row]) * (columns == null ? 1 : columns[column]);
                result.set(row, column, sign * result.get(row, column));
            }
        }
        return result;
    }
}
