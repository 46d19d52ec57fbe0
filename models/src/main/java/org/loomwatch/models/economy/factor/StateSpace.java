package org.loomwatch.models.economy.factor;

import org.ejml.data.DMatrixRMaj;

/**
 * A linear Gaussian state space model: {@code y = C z + e}, {@code z = A z(-1) + u}, with independent measurement errors.
 * Matrices are shared, not copied: nobody changes them once they are here.
 *
 * @param transition A, states × states
 * @param loadings C, series × states
 * @param stateNoise Q, covariance of u
 * @param measurementVariance variance of each e
 * @param initialMean mean of the state before the first month
 * @param initialCovariance its covariance
 */
record StateSpace(
        DMatrixRMaj transition,
        DMatrixRMaj loadings,
        DMatrixRMaj stateNoise,
        DMatrixRMaj measurementVariance,
        DMatrixRMaj initialMean,
        DMatrixRMaj initialCovariance) {

    StateSpace {
        int states = transition.numRows;
        int series = loadings.numRows;
        requireSize(transition, states, states);
        requireSize(loadings, series, states);
        requireSize(stateNoise, states, states);
        requireSize(measurementVariance, series, 1);
        requireSize(initialMean, states, 1);
        requireSize(initialCovariance, states, states);
    }

    int states() {
        return transition.numRows;
    }

    int series() {
        return loadings.numRows;
    }

    private static void requireSize(DMatrixRMaj matrix, int rows, int columns) {
        if (matrix.numRows != rows || matrix.numCols != columns) {
            throw new IllegalArgumentException("a matrix is %d × %d, %d × %d was expected"
                    .formatted(matrix.numRows, matrix.numCols, rows, columns));
        }
    }
}
