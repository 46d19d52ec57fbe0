package org.loomwatch.models.economy.factor;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The parameters that maximise the expected likelihood given smoothed states, with missing values and the quarterly
 * restriction (Bańbura and Modugno 2014, equations 6, 8, 11 and 13). Measurement errors keep their small fixed variance.
 */
final class MaximisationStep {

    private final ModelShape shape;
    private final StateSpace before;
    private final SmoothedStates smoothed;
    private final double[][] y;

    MaximisationStep(ModelShape shape, StateSpace before, SmoothedStates smoothed, double[][] y) {
        this.shape = shape;
        this.before = before;
        this.smoothed = smoothed;
        this.y = y;
    }

    StateSpace maximise() {
        DMatrixRMaj transition = before.transition().copy();
        DMatrixRMaj noise = before.stateNoise().copy();
        DMatrixRMaj loadings = before.loadings().copy();
        for (int block = 0; block < shape.blocks(); block++) {
            updateFactors(block, transition, noise);
        }
        for (int series = 0; series < shape.series(); series++) {
            updateIdiosyncratic(series, transition, noise);
            updateLoadings(series, loadings);
        }
        return new StateSpace(
                transition,
                loadings,
                noise,
                before.measurementVariance(),
                DMatrixRMaj.wrap(shape.states(), 1, smoothed.mean[0].clone()),
                smoothed.initialCovariance);
    }

    private void updateFactors(int block, DMatrixRMaj transition, DMatrixRMaj noise) {
        int offset = shape.blockOffset(block);
        int factors = shape.factors(block);
        int past = factors * shape.lags();
        DMatrixRMaj now = new DMatrixRMaj(factors, factors);
        DMatrixRMaj lagged = new DMatrixRMaj(factors, past);
        DMatrixRMaj earlier = new DMatrixRMaj(past, past);
        for (int t = 1; t <= smoothed.months(); t++) {
            for (int row = 0; row < factors; row++) {
                for (int column = 0; column < factors; column++) {
                    now.add(row, column, product(t, offset + row, offset + column));
                }
                for (int column = 0; column < past; column++) {
                    lagged.add(
                            row,
                            column,
                            smoothed.mean[t][offset + row] * smoothed.mean[t - 1][offset + column]
                                    + smoothed.factorsLagged[t - 1].get(offset + row, offset + column));
                }
            }
            for (int row = 0; row < past; row++) {
                for (int column = 0; column < past; column++) {
                    earlier.add(row, column, product(t - 1, offset + row, offset + column));
                }
            }
        }
        // A = lagged · earlier⁻¹; earlier is symmetric.
        DMatrixRMaj coefficients = Dense.solve(earlier, CommonOps_DDRM.transpose(lagged, null));
        DMatrixRMaj covariance = now.copy();
        CommonOps_DDRM.multAdd(-1, lagged, coefficients, covariance);
        CommonOps_DDRM.insert(CommonOps_DDRM.transpose(coefficients, null), transition, offset, offset);
        KalmanSmoother.symmetrise(covariance);
        CommonOps_DDRM.scale(1.0 / smoothed.months(), covariance);
        CommonOps_DDRM.insert(covariance, noise, offset, offset);
    }

    private void updateIdiosyncratic(int series, DMatrixRMaj transition, DMatrixRMaj noise) {
        int state = shape.idiosyncratic(series);
        double now = 0;
        double lagged = 0;
        double earlier = 0;
        for (int t = 1; t <= smoothed.months(); t++) {
            double mean = smoothed.mean[t][state];
            double meanBefore = smoothed.mean[t - 1][state];
            now += mean * mean + smoothed.variance[t][state];
            lagged += mean * meanBefore + smoothed.lagged[t - 1][state];
            earlier += meanBefore * meanBefore + smoothed.variance[t - 1][state];
        }
        double ar = lagged / earlier;
        transition.set(state, state, ar);
        noise.set(state, state, (now - ar * lagged) / smoothed.months());
    }

    private void updateLoadings(int series, DMatrixRMaj loadings) {
        int[] loaded = shape.loadedStates(series);
        int own = shape.idiosyncratic(series);
        int span = shape.isMonthly(series) ? 1 : ModelShape.QUARTER_SPAN;
        DMatrixRMaj quadratic = new DMatrixRMaj(loaded.length, loaded.length);
        DMatrixRMaj linear = new DMatrixRMaj(loaded.length, 1);
        for (int t = 1; t <= smoothed.months(); t++) {
            double value = y[t - 1][series];
            if (Double.isNaN(value)) {
                continue;
            }
            for (int row = 0; row < loaded.length; row++) {
                double explained = value * smoothed.mean[t][loaded[row]];
                for (int lag = 0; lag < span; lag++) {
                    explained -= ModelShape.QUARTER_WEIGHTS[lag] * product(t, own + lag, loaded[row]);
                }
                linear.add(row, 0, explained);
                for (int column = 0; column < loaded.length; column++) {
                    quadratic.add(row, column, product(t, loaded[row], loaded[column]));
                }
            }
        }
        DMatrixRMaj solution = Dense.solve(quadratic, linear);
        if (!shape.isMonthly(series)) {
            solution = Dense.restrict(quadratic, solution, restrictions(series, loaded.length));
        }
        for (int row = 0; row < loaded.length; row++) {
            loadings.set(series, loaded[row], solution.get(row));
        }
    }

    /** The quarter restriction of every block the series loads on. */
    private DMatrixRMaj restrictions(int series, int columns) {
        int rows = columns / ModelShape.QUARTER_SPAN * (ModelShape.QUARTER_SPAN - 1);
        DMatrixRMaj all = new DMatrixRMaj(rows, columns);
        int row = 0;
        int column = 0;
        for (int block = 0; block < shape.blocks(); block++) {
            if (shape.loads(series, block)) {
                DMatrixRMaj one = Dense.quarterRestrictions(shape.factors(block));
                CommonOps_DDRM.insert(one, all, row, column);
                row += one.numRows;
                column += one.numCols;
            }
        }
        return all;
    }

    /** Expected product of a state with a factor state at one time. */
    private double product(int time, int state, int factorState) {
        return smoothed.mean[time][state] * smoothed.mean[time][factorState]
                + smoothed.withFactors[time].get(state, factorState);
    }
}
