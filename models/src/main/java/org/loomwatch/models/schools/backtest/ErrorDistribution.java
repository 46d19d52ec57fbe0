package org.loomwatch.models.schools.backtest;

import java.util.List;

/** How far counts fall from their forecast, relative to it, by years ahead and size: what intervals and risks are made of. */
public final class ErrorDistribution {

    /** Quantile probabilities kept: 0.5 %, 1 % ... 99.5 %. */
    public static final int POINTS = 199;

    /** Forecasts up to a size, and the quantiles of their relative errors, ascending. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Bin(double largestSize, double[] quantiles) {
        public Bin {
            if (quantiles.length != POINTS) {
                throw new IllegalArgumentException(quantiles.length + " quantiles: expected " + POINTS);
            }
        }
    }

    private final List<List<Bin>> bins;

    /** @param bins by years ahead − 1, then size ascending; at least one each */
    public ErrorDistribution(List<List<Bin>> bins) {
        this.bins = bins.stream().map(List::copyOf).toList();
    }

    /** By years ahead − 1, then size. */
    public List<List<Bin>> bins() {
        return bins;
    }

    /** 199 equally likely counts around this forecast, ascending; never below zero. */
    public double[] outcomes(int h, double forecast) {
        double[] relative = relative(h, forecast);
        double[] out = new double[POINTS];
        for (int q = 0; q < POINTS; q++) {
            out[q] = Math.max(0, forecast * (1 + relative[q]));
        }
        return out;
    }

    /** The count that is not exceeded with this probability. */
    public double quantile(int h, double forecast, double probability) {
        int q = (int) Math.round(probability * (POINTS + 1)) - 1;
        return Math.max(0, forecast * (1 + relative(h, forecast)[q]));
    }

    private double[] relative(int h, double forecast) {
        List<Bin> at = bins.get(h);
        for (Bin bin : at) {
            if (forecast <= bin.largestSize()) {
                return bin.quantiles();
            }
        }
        return at.get(at.size() - 1).quantiles();
    }
}
