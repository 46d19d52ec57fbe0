package org.loomwatch.models.economy.factor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * First guess of the parameters, block by block, as in Bańbura and Modugno (2014): factors are principal components of the
 * monthly series' residuals, quarterly loadings are restricted least squares, idiosyncratic terms get an AR(1).
 */
final class StartingValues {

    /** Variance of the measurement error every series keeps beside its idiosyncratic term. */
    static final double MEASUREMENT_VARIANCE = 1e-4;

    private static final double MOSTLY_MISSING = 0.8;
    private static final double QUARTERLY_IDIOSYNCRATIC_AR = 0.1;
    /** Sum of squares of the quarter's weights: the variance of a quarter's sum of independent monthly terms. */
    private static final double QUARTER_VARIANCE =
            Arrays.stream(ModelShape.QUARTER_WEIGHTS).map(w -> w * w).sum();

    private static final double LARGEST_ROOT = 0.98;

    private final ModelShape shape;
    private final int months;
    /** Residuals after the blocks so far, series × months, and where they were observed. */
    private final double[][] residuals;

    private final boolean[][] observed;
    private final DMatrixRMaj transition;
    private final DMatrixRMaj loadings;
    private final DMatrixRMaj noise;
    private final DMatrixRMaj covariance;

    private StartingValues(ModelShape shape, double[][] y) {
        this.shape = shape;
        double[][] kept = withoutEmptyEnds(y, MOSTLY_MISSING * shape.series());
        this.months = kept.length;
        this.residuals = new double[shape.series()][];
        this.observed = new boolean[shape.series()][months];
        for (int i = 0; i < shape.series(); i++) {
            int series = i;
            double[] column =
                    Arrays.stream(kept).mapToDouble(row -> row[series]).toArray();
            residuals[i] = GapFiller.fill(column);
            for (int t = 0; t < months; t++) {
                observed[i][t] = !Double.isNaN(column[t]);
            }
        }
        int states = shape.states();
        this.transition = new DMatrixRMaj(states, states);
        this.loadings = new DMatrixRMaj(shape.series(), states);
        this.noise = new DMatrixRMaj(states, states);
        this.covariance = new DMatrixRMaj(states, states);
    }

    /** @param y months × series, standardised, NaN where missing */
    static StateSpace of(ModelShape shape, double[][] y) {
        StartingValues values = new StartingValues(shape, y);
        for (int block = 0; block < shape.blocks(); block++) {
            values.addBlock(block);
        }
        for (int i = 0; i < shape.series(); i++) {
            if (shape.isMonthly(i)) {
                values.addMonthlyIdiosyncratic(i);
            } else {
                values.addQuarterlyIdiosyncratic(i);
            }
        }
        DMatrixRMaj measurement = new DMatrixRMaj(shape.series(), 1);
        CommonOps_DDRM.fill(measurement, MEASUREMENT_VARIANCE);
        return new StateSpace(
                values.transition,
                values.loadings,
                values.noise,
                measurement,
                new DMatrixRMaj(shape.states(), 1),
                values.covariance);
    }

    /** The rows without those at either end in which more than {@code most} values are missing. */
    static double[][] withoutEmptyEnds(double[][] y, double most) {
        int[] kept = IntStream.range(0, y.length)
                .filter(t -> Arrays.stream(y[t]).filter(Double::isNaN).count() <= most)
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("no month has enough values to start from");
        }
        return Arrays.copyOfRange(y, kept[0], kept[kept.length - 1] + 1);
    }

    private void addBlock(int block) {
        int factors = shape.factors(block);
        int skipped = ModelShape.QUARTER_SPAN - 1;
        double[][] factor = principalComponents(block);
        // Row t holds the factors of month t + skipped and their lags, all factors of one lag together.
        int lagsNeeded = Math.max(shape.lags() + 1, ModelShape.QUARTER_SPAN);
        DMatrixRMaj lagged = new DMatrixRMaj(months - skipped, lagsNeeded * factors);
        for (int t = 0; t < lagged.numRows; t++) {
            for (int lag = 0; lag < lagsNeeded; lag++) {
                for (int k = 0; k < factors; k++) {
                    lagged.set(t, lag * factors + k, factor[k][t + skipped - lag]);
                }
            }
        }
        DMatrixRMaj quarter = CommonOps_DDRM.extract(lagged, 0, lagged.numRows, 0, ModelShape.QUARTER_SPAN * factors);
        for (int series : shape.seriesOf(block)) {
            if (!shape.isMonthly(series)) {
                loadQuarterly(block, series, quarter);
            }
        }
        subtractCommon(block, quarter);
        addFactorDynamics(block, lagged);
    }

    /** Loads the block's monthly series on the leading eigenvectors of their covariance; factors × months. */
    private double[][] principalComponents(int block) {
        List<Integer> monthly =
                shape.seriesOf(block).stream().filter(shape::isMonthly).toList();
        double[][] rows = new double[months][monthly.size()];
        for (int t = 0; t < months; t++) {
            for (int i = 0; i < monthly.size(); i++) {
                rows[t][i] = residuals[monthly.get(i)][t];
            }
        }
        double[][] matrix = monthly.size() == 1
                ? new double[][] {{new Variance().evaluate(residuals[monthly.get(0)])}}
                : new Covariance(rows).getCovarianceMatrix().getData();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(monthly.size(), true, true);
        eigen.decompose(new DMatrixRMaj(matrix));
        int[] order = IntStream.range(0, monthly.size())
                .boxed()
                .sorted((left, right) -> Double.compare(
                        eigen.getEigenvalue(right).getReal(),
                        eigen.getEigenvalue(left).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] factor = new double[shape.factors(block)][months];
        for (int k = 0; k < factor.length; k++) {
            DMatrixRMaj vector = eigen.getEigenVector(order[k]).copy();
            if (CommonOps_DDRM.elementSum(vector) < 0) {
                CommonOps_DDRM.changeSign(vector);
            }
            for (int i = 0; i < monthly.size(); i++) {
                loadings.set(monthly.get(i), shape.blockOffset(block) + k, vector.get(i));
                for (int t = 0; t < months; t++) {
                    factor[k][t] += vector.get(i) * residuals[monthly.get(i)][t];
                }
            }
        }
        return factor;
    }

    private void loadQuarterly(int block, int series, DMatrixRMaj quarter) {
        int skipped = ModelShape.QUARTER_SPAN - 1;
        int[] rows = IntStream.range(0, quarter.numRows)
                .filter(t -> observed[series][t + skipped])
                .toArray();
        if (rows.length < quarter.numCols + 2) {
            rows = IntStream.range(0, quarter.numRows).toArray();
        }
        DMatrixRMaj x = new DMatrixRMaj(rows.length, quarter.numCols);
        DMatrixRMaj y = new DMatrixRMaj(rows.length, 1);
        for (int row = 0; row < rows.length; row++) {
            CommonOps_DDRM.extract(quarter, rows[row], rows[row] + 1, 0, quarter.numCols, x, row, 0);
            y.set(row, 0, residuals[series][rows[row] + skipped]);
        }
        DMatrixRMaj quadratic = CommonOps_DDRM.multTransA(x, x, null);
        DMatrixRMaj free = Dense.solve(quadratic, CommonOps_DDRM.multTransA(x, y, null));
        DMatrixRMaj restricted = Dense.restrict(quadratic, free, Dense.quarterRestrictions(shape.factors(block)));
        for (int k = 0; k < quarter.numCols; k++) {
            loadings.set(series, shape.blockOffset(block) + k, restricted.get(k));
        }
    }

    /** Takes the block's common part out of the residuals; the first months have no factor lags and keep theirs. */
    private void subtractCommon(int block, DMatrixRMaj quarter) {
        int skipped = ModelShape.QUARTER_SPAN - 1;
        int columns = Math.min(quarter.numCols, shape.depth() * shape.factors(block));
        for (int series = 0; series < shape.series(); series++) {
            Arrays.fill(observed[series], 0, skipped, false);
            for (int t = 0; t < quarter.numRows; t++) {
                for (int k = 0; k < columns; k++) {
                    residuals[series][t + skipped] -=
                            loadings.get(series, shape.blockOffset(block) + k) * quarter.get(t, k);
                }
            }
        }
    }

    private void addFactorDynamics(int block, DMatrixRMaj lagged) {
        int factors = shape.factors(block);
        int depth = shape.depth();
        DMatrixRMaj now = CommonOps_DDRM.extract(lagged, 0, lagged.numRows, 0, factors);
        DMatrixRMaj past = CommonOps_DDRM.extract(lagged, 0, lagged.numRows, factors, factors * (shape.lags() + 1));
        DMatrixRMaj coefficients =
                Dense.solve(CommonOps_DDRM.multTransA(past, past, null), CommonOps_DDRM.multTransA(past, now, null));
        DMatrixRMaj error = now.copy();
        CommonOps_DDRM.multAdd(-1, past, coefficients, error);
        DMatrixRMaj blockTransition = new DMatrixRMaj(factors * depth, factors * depth);
        CommonOps_DDRM.insert(CommonOps_DDRM.transpose(coefficients, null), blockTransition, 0, 0);
        for (int row = factors; row < blockTransition.numRows; row++) {
            blockTransition.set(row, row - factors, 1);
        }
        shrinkIfUnstable(blockTransition, factors, shape.lags());
        DMatrixRMaj blockNoise = new DMatrixRMaj(factors * depth, factors * depth);
        CommonOps_DDRM.insert(covarianceOf(error), blockNoise, 0, 0);
        place(
                shape.blockOffset(block),
                blockTransition,
                blockNoise,
                Dense.stationaryCovariance(blockTransition, blockNoise));
    }

    /** Pulls an autoregression with a root on or beyond the unit circle back inside. */
    private static void shrinkIfUnstable(DMatrixRMaj companion, int factors, int lags) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(companion.numRows, false);
        eigen.decompose(companion.copy());
        double largest = 0;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getMagnitude());
        }
        if (largest >= 1) {
            double scale = LARGEST_ROOT / largest;
            for (int lag = 0; lag < lags; lag++) {
                for (int row = 0; row < factors; row++) {
                    for (int column = lag * factors; column < (lag + 1) * factors; column++) {
                        companion.set(row, column, companion.get(row, column) * Math.pow(scale, lag + 1));
                    }
                }
            }
        }
    }

    private void addMonthlyIdiosyncratic(int series) {
        int state = shape.idiosyncratic(series);
        loadings.set(series, state, 1);
        int[] seen = IntStream.range(0, months).filter(t -> observed[series][t]).toArray();
        if (seen.length < 3) {
            throw new IllegalArgumentException("a monthly series has %d values in the sample, at least %d are needed"
                    .formatted(seen.length, 3 + ModelShape.QUARTER_SPAN));
        }
        double[] residual = Arrays.copyOfRange(residuals[series], seen[0], seen[seen.length - 1] + 1);
        double cross = 0;
        double square = 0;
        for (int t = 1; t < residual.length; t++) {
            cross += residual[t] * residual[t - 1];
            square += residual[t - 1] * residual[t - 1];
        }
        double ar = square > 0 ? Math.max(-LARGEST_ROOT, Math.min(LARGEST_ROOT, cross / square)) : 0;
        double[] error = new double[residual.length - 1];
        for (int t = 1; t < residual.length; t++) {
            error[t - 1] = residual[t] - ar * residual[t - 1];
        }
        double variance = Math.max(new Variance().evaluate(error), MEASUREMENT_VARIANCE);
        transition.set(state, state, ar);
        noise.set(state, state, variance);
        covariance.set(state, state, variance / (1 - ar * ar));
    }

    private void addQuarterlyIdiosyncratic(int series) {
        int state = shape.idiosyncratic(series);
        double[] seen = IntStream.range(0, months)
                .filter(t -> observed[series][t])
                .mapToDouble(t -> residuals[series][t])
                .toArray();
        double variance = seen.length < 2 ? 1 : new Variance().evaluate(seen);
        variance = Math.max(variance, MEASUREMENT_VARIANCE) / QUARTER_VARIANCE;
        double ar = QUARTERLY_IDIOSYNCRATIC_AR;
        DMatrixRMaj own = new DMatrixRMaj(ModelShape.QUARTER_SPAN, ModelShape.QUARTER_SPAN);
        own.set(0, 0, ar);
        for (int lag = 0; lag < ModelShape.QUARTER_SPAN; lag++) {
            loadings.set(series, state + lag, ModelShape.QUARTER_WEIGHTS[lag]);
            if (lag > 0) {
                own.set(lag, lag - 1, 1);
            }
        }
        DMatrixRMaj ownNoise = new DMatrixRMaj(ModelShape.QUARTER_SPAN, ModelShape.QUARTER_SPAN);
        ownNoise.set(0, 0, (1 - ar * ar) * variance);
        place(state, own, ownNoise, Dense.stationaryCovariance(own, ownNoise));
    }

    private void place(int offset, DMatrixRMaj ownTransition, DMatrixRMaj ownNoise, DMatrixRMaj ownCovariance) {
        CommonOps_DDRM.insert(ownTransition, transition, offset, offset);
        CommonOps_DDRM.insert(ownNoise, noise, offset, offset);
        CommonOps_DDRM.insert(ownCovariance, covariance, offset, offset);
    }

    private static DMatrixRMaj covarianceOf(DMatrixRMaj rows) {
        if (rows.numCols == 1) {
            return new DMatrixRMaj(new double[][] {{new Variance().evaluate(rows.data)}});
        }
        double[][] data = new double[rows.numRows][rows.numCols];
        for (int row = 0; row < rows.numRows; row++) {
            System.arraycopy(rows.data, row * rows.numCols, data[row], 0, rows.numCols);
        }
        return new DMatrixRMaj(new Covariance(data).getCovarianceMatrix().getData());
    }
}
