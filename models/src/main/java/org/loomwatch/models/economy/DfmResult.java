package org.loomwatch.models.economy;

/**
 * What {@code economy dfm} did.
 *
 * @param loglik log-likelihood of the final parameters, without the constant −n/2·log 2π
 * @param iterations steps of expectation maximisation
 * @param converged whether the tolerance was reached
 */
public record DfmResult(double loglik, int iterations, boolean converged, double seconds) {}
