package org.loomwatch.models.economy.factor;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/** Small dense systems of the estimation. */
final class Dense {

    private Dense() {}

    /** Solves a square system; a singular one is solved in the least-squares sense of smallest norm. */
    static DMatrixRMaj solve(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj solution = new DMatrixRMaj(left.numCols, right.numCols);
        if (CommonOps_DDRM.solve(left, right, solution) && isFinite(solution)) {
            return solution;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(left.numCols, left.numRows);
        CommonOps_DDRM.pinv(left, inverse);
        CommonOps_DDRM.mult(inverse, right, solution);
        return solution;
    }

    /**
     * Moves an unrestricted quadratic solution onto {@code restrictions · x = 0}: x − H⁻¹R'(R H⁻¹R')⁻¹ R x, where H is
     * the matrix of the quadratic form.
     */
    static DMatrixRMaj restrict(DMatrixRMaj quadratic, DMatrixRMaj solution, DMatrixRMaj restrictions) {
        DMatrixRMaj transposed = CommonOps_DDRM.transpose(restrictions, null);
        DMatrixRMaj spread = solve(quadratic, transposed);
        DMatrixRMaj middle = CommonOps_DDRM.mult(restrictions, spread, null);
        DMatrixRMaj violated = CommonOps_DDRM.mult(restrictions, solution, null);
        DMatrixRMaj restricted = solution.copy();
        CommonOps_DDRM.multAdd(-1, spread, solve(middle, violated), restricted);
        return restricted;
    }

    /**
     * Stationary covariance V of {@code z = A z(-1) + u}: the solution of V = A V A' + Q by doubling. A must be stable.
     */
    static DMatrixRMaj stationaryCovariance(DMatrixRMaj transition, DMatrixRMaj noise) {
        DMatrixRMaj power = transition.copy();
        DMatrixRMaj covariance = noise.copy();
        for (int doubling = 0; doubling < 60 && CommonOps_DDRM.elementMaxAbs(power) > 1e-20; doubling++) {
            DMatrixRMaj half = CommonOps_DDRM.mult(power, covariance, null);
            CommonOps_DDRM.multAddTransB(half, power, covariance);
            power = CommonOps_DDRM.mult(power, power, null);
        }
        return covariance;
    }

    /** Restrictions that make the loadings of a quarterly series on one block follow the weights of a quarter. */
    static DMatrixRMaj quarterRestrictions(int factors) {
        int span = ModelShape.QUARTER_SPAN;
        DMatrixRMaj restrictions = new DMatrixRMaj((span - 1) * factors, span * factors);
        for (int lag = 1; lag < span; lag++) {
            for (int factor = 0; factor < factors; factor++) {
                int row = (lag - 1) * factors + factor;
                restrictions.set(row, factor, ModelShape.QUARTER_WEIGHTS[lag]);
                restrictions.set(row, lag * factors + factor, -ModelShape.QUARTER_WEIGHTS[0]);
            }
        }
        return restrictions;
    }

    private static boolean isFinite(DMatrixRMaj matrix) {
        return !MatrixFeatures_DDRM.hasUncountable(matrix);
    }
}
