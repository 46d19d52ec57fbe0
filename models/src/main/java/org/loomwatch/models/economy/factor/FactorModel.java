package org.loomwatch.models.economy.factor;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.loomwatch.models.economy.series.MonthlySeries;

/** An estimated dynamic factor model with the factors and series it sees in the data. Immutable. */
public final class FactorModel {

    private final FactorModelSpec spec;
    private final FactorPanel panel;
    private final ModelShape shape;
    private final StateSpace stateSpace;
    private final SmoothedStates smoothed;
    private final List<Double> logLikelihoods;
    private final boolean converged;

    FactorModel(
            FactorModelSpec spec,
            FactorPanel panel,
            ModelShape shape,
            StateSpace stateSpace,
            SmoothedStates smoothed,
            List<Double> logLikelihoods,
            boolean converged) {
        this.spec = spec;
        this.panel = panel;
        this.shape = shape;
        this.stateSpace = stateSpace;
        this.smoothed = smoothed;
        this.logLikelihoods = List.copyOf(logLikelihoods);
        this.converged = converged;
    }

    public FactorModelSpec spec() {
        return spec;
    }

    public YearMonth start() {
        return panel.start();
    }

    public int months() {
        return panel.months();
    }

    /** Names of the series in the order of all matrices: monthly first. */
    public List<String> seriesNames() {
        return panel.series().stream().map(FactorModelSpec.SeriesSpec::name).toList();
    }

    /** Log-likelihood of the final parameters, without the constant −n/2·log 2π. */
    public double logLikelihood() {
        return smoothed.logLikelihood;
    }

    /** Log-likelihood before each step of the estimation, without the constant: shows how it converged. */
    public List<Double> logLikelihoods() {
        return logLikelihoods;
    }

    /** Steps of expectation maximisation. */
    public int iterations() {
        return logLikelihoods.size();
    }

    /** Whether the tolerance was reached before the most iterations allowed. */
    public boolean converged() {
        return converged;
    }

    /** Smoothed factors by name: the block, with {@code _1}, {@code _2} ... when it has more than one. */
    public Map<String, MonthlySeries> factors() {
        Map<String, MonthlySeries> factors = new LinkedHashMap<>();
        for (int block = 0; block < shape.blocks(); block++) {
            for (int k = 0; k < shape.factors(block); k++) {
                int state = shape.blockOffset(block) + k;
                String name = spec.blocks().get(block).name();
                factors.put(
                        shape.factors(block) == 1 ? name : name + "_" + (k + 1), series(t -> smoothed.mean[t][state]));
            }
        }
        return factors;
    }

    /**
     * Each series as the model sees it, in the units of its transformation: where observed almost the observation, where
     * missing the estimate, after the last observation the forecast. A quarterly series has a value every month: the growth
     * of the three months that end there.
     */
    public Map<String, MonthlySeries> smoothedSeries() {
        Map<String, MonthlySeries> result = new LinkedHashMap<>();
        for (int i = 0; i < shape.series(); i++) {
            int row = i;
            result.put(
                    panel.series().get(i).name(), series(t -> panel.mean(row) + panel.deviation(row) * fitted(row, t)));
        }
        return result;
    }

    private double fitted(int series, int time) {
        double sum = 0;
        for (int state = 0; state < shape.states(); state++) {
            sum += stateSpace.loadings().get(series, state) * smoothed.mean[time][state];
        }
        return sum;
    }

    private MonthlySeries series(IntToDoubleFunction valueAtTime) {
        double[] values = new double[panel.months()];
        for (int t = 0; t < values.length; t++) {
            values[t] = valueAtTime.applyAsDouble(t + 1);
        }
        return MonthlySeries.of(panel.start(), values);
    }

    /** All parameters by the names of the literature, rows as lists; for {@code parameters.json}. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("loglik", logLikelihood());
        parameters.put("iterations", iterations());
        parameters.put("converged", converged);
        parameters.put("loglik_path", logLikelihoods);
        parameters.put("start", panel.start().toString());
        parameters.put("series", seriesNames());
        parameters.put("states", stateNames());
        parameters.put("A", rows(stateSpace.transition()));
        parameters.put("C", rows(stateSpace.loadings()));
        parameters.put("Q", rows(stateSpace.stateNoise()));
        parameters.put("R", column(stateSpace.measurementVariance()));
        parameters.put("Z_0", column(stateSpace.initialMean()));
        parameters.put("V_0", rows(stateSpace.initialCovariance()));
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < shape.series(); i++) {
            means.add(panel.mean(i));
            deviations.add(panel.deviation(i));
        }
        parameters.put("Mx", means);
        parameters.put("Wx", deviations);
        return parameters;
    }

    /**
     * The numbers of a monthly model with one block of one factor, to be used again on later data.
     *
     * @throws IllegalStateException if the model has another shape
     */
    public FactorParameters freeze() {
        if (shape.blocks() != 1 || shape.factors(0) != 1 || shape.quarterly() > 0) {
            throw new IllegalStateException("only monthly models with one factor are frozen");
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < shape.series(); i++) {
            means.add(panel.mean(i));
            deviations.add(panel.deviation(i));
        }
        return new FactorParameters(
                seriesNames(),
                means,
                deviations,
                rows(stateSpace.transition()),
                rows(stateSpace.loadings()),
                rows(stateSpace.stateNoise()),
                column(stateSpace.measurementVariance()),
                column(stateSpace.initialMean()),
                rows(stateSpace.initialCovariance()),
                shape.lags(),
                logLikelihood(),
                iterations(),
                converged);
    }

    private List<String> stateNames() {
        String[] names = new String[shape.states()];
        for (int block = 0; block < shape.blocks(); block++) {
            int factors = shape.factors(block);
            for (int k = 0; k < factors * shape.depth(); k++) {
                names[shape.blockOffset(block) + k] =
                        "%s_%d lag %d".formatted(spec.blocks().get(block).name(), k % factors + 1, k / factors);
            }
        }
        for (int i = 0; i < shape.series(); i++) {
            for (int lag = 0; lag < (shape.isMonthly(i) ? 1 : ModelShape.QUARTER_SPAN); lag++) {
                names[shape.idiosyncratic(i) + lag] =
                        "own %s lag %d".formatted(panel.series().get(i).name(), lag);
            }
        }
        return List.of(names);
    }

    private static List<List<Double>> rows(DMatrixRMaj matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int row = 0; row < matrix.numRows; row++) {
            List<Double> cells = new ArrayList<>();
            for (int column = 0; column < matrix.numCols; column++) {
                cells.add(matrix.get(row, column));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static List<Double> column(DMatrixRMaj matrix) {
        return rows(matrix).stream().map(row -> row.get(0)).toList();
    }

    FactorPanel panel() {
        return panel;
    }

    ModelShape shape() {
        return shape;
    }

    StateSpace stateSpace() {
        return stateSpace;
    }
}
