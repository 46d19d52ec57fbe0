package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How wide the intervals of an index must be, by its own errors. A model of a few years knows nothing of its errors of
 * specification, of trends that turn out otherwise, nor of crises: forecasts made on today's series cut off in earlier months
 * tell the most of it, and forecasts really made by earlier vintages the rest, revisions included.
 */
final class Widening {

    /** Forecasts on cut series count together like this many that were really made. */
    private static final double TRUST = 12;

    private static final double LEAST = 0.8;

    private final List<IndexEstimate> past = new ArrayList<>();

    /** A vintage's estimate, whose forecasts will be judged. */
    void add(IndexEstimate estimate) {
        past.add(estimate);
    }

    /**
     * Factors on the model's deviations.
     *
     * @param latest the newest estimate, with the model's own widths
     */
    Widths of(IndexEstimate latest, Retrospect retrospect) {
        List<Double> factors = new ArrayList<>();
        for (int h = 0; h <= IndexCalculator.HORIZON; h++) {
            int horizon = h;
            // The newest month itself is judged by what two further months make of it.
            List<Double> made = errors(
                    latest,
                    h == 0 ? 2 : h,
                    estimate -> error(latest, estimate, estimate.vintage().plusMonths(horizon)));
            IndexPoint point = latest.get(latest.vintage().plusMonths(h));
            double model = Math.log(point.high95() / point.value()) / IndexCalculator.QUANTILE_95;
            factors.add(factor(retrospect.byHorizon().get(h), made, model));
        }
        List<Double> changes = errors(
                latest,
                IndexCalculator.HORIZON,
                estimate -> error(latest, estimate, estimate.vintage().plusMonths(IndexCalculator.HORIZON))
                        - error(latest, estimate, estimate.vintage()));
        return new Widths(factors, factor(retrospect.changes(), changes, retrospect.changeDeviation()));
    }

    /** Errors of the earlier vintages, as far as {@code months} have passed since. */
    private List<Double> errors(IndexEstimate latest, int months, ToDoubleFunction<IndexEstimate> error) {
        return past.stream()
                .filter(estimate -> !estimate.vintage().plusMonths(months).isAfter(latest.vintage()))
                .map(error::applyAsDouble)
                .toList();
    }

    private static double error(IndexEstimate latest, IndexEstimate earlier, YearMonth month) {
        return Math.log(latest.get(month).value() / earlier.get(month).value());
    }

    private static double factor(List<Double> cut, List<Double> made, double model) {
        if (model <= 0 || cut.isEmpty()) {
            return 1;
        }
        double variance = (TRUST * squares(cut) / cut.size() + squares(made)) / (TRUST + made.size());
        return Math.max(LEAST, Math.sqrt(variance) / model);
    }

    private static double squares(List<Double> errors) {
        return errors.stream().mapToDouble(error -> error * error).sum();
    }
}
