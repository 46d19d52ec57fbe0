package org.loomwatch.models.economy.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns from the errors of earlier forecasts how much wider than the model says the intervals must be. A model of a few
 * years knows nothing of its own errors of specification, nor of how the seasonal adjustment will be revised.
 */
final class Widening {

    /** The model's own width counts like this many forecasts. */
    private static final double TRUST = 4;

    private static final double LEAST = 0.8;
    private static final double MOST = 4;

    private final List<IndexEstimate> past = new ArrayList<>();
    private final List<double[]> used = new ArrayList<>();

    void add(IndexEstimate estimate, double[] widening) {
        past.add(estimate);
        used.add(widening.clone());
    }

    /**
     * Factors by horizon, from forecasts whose month has figures by now.
     *
     * @param latest the newest estimate
     */
    double[] factors(IndexEstimate latest) {
        double[] factors = new double[IndexCalculator.HORIZON + 1];
        for (int h = 0; h < factors.length; h++) {
            double sum = TRUST;
            double weight = TRUST;
            for (int k = 0; k < past.size(); k++) {
                IndexEstimate estimate = past.get(k);
                java.time.YearMonth month = estimate.vintage().plusMonths(h);
                if (!month.isAfter(latest.vintage().minusMonths(h == 0 ? 2 : 0))) {
                    IndexPoint forecast = estimate.get(month);
                    double deviation =
                            Math.log(forecast.high80() / forecast.value()) / 1.2815515655446004 / used.get(k)[h];
                    double error = Math.log(latest.get(month).value() / forecast.value());
                    if (deviation > 0) {
                        sum += error * error / (deviation * deviation);
                        weight++;
                    }
                }
            }
            factors[h] = Math.max(LEAST, Math.min(MOST, Math.sqrt(sum / weight)));
        }
        return factors;
    }
}
