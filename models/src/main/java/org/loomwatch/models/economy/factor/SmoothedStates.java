package org.loomwatch.models.economy.factor;

import org.ejml.data.DMatrixRMaj;

/**
 * Moments of the states given all data, as far as expectation maximisation needs them. Time 0 is the state before the first
 * month, time t the state of month t (counted from 1). Filled by {@link KalmanSmoother}, read-only afterwards.
 */
final class SmoothedStates {

    /** Smoothed means, (months + 1) × states. */
    final double[][] mean;
    /** Covariances of every state with the factor states, (months + 1) × states × factor states. */
    final DMatrixRMaj[] withFactors;
    /** Variances, (months + 1) × states. */
    final double[][] variance;
    /** Covariance of factor states with the factor states a month earlier, months × factor states × factor states. */
    final DMatrixRMaj[] factorsLagged;
    /** Covariance of each state with itself a month earlier, months × states. */
    final double[][] lagged;

    /** Smoothed covariance of the state before the first month. */
    DMatrixRMaj initialCovariance = new DMatrixRMaj();
    /** Logarithm of the likelihood without the constant -n/2 log 2π. */
    double logLikelihood;

    SmoothedStates(int months, int states) {
        mean = new double[months + 1][];
        withFactors = new DMatrixRMaj[months + 1];
        variance = new double[months + 1][states];
        factorsLagged = new DMatrixRMaj[months];
        lagged = new double[months][states];
    }

    int months() {
        return lagged.length;
    }
}
