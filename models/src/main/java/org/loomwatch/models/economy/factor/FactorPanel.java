package org.loomwatch.models.economy.factor;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * The transformed, standardised data of a factor model: monthly series first, then quarterly, over the months of the sample.
 * Months without any value before the first observation are cut off; those after the last stay and are forecast.
 */
final class FactorPanel {

    /** Below this a mean and a deviation mean nothing. */
    private static final int LEAST_VALUES = 8;

    private final List<FactorModelSpec.SeriesSpec> series;
    private final YearMonth start;
    private final double[][] values;
    private final double[] means;
    private final double[] deviations;

    private FactorPanel(
            List<FactorModelSpec.SeriesSpec> series,
            YearMonth start,
            double[][] values,
            double[] means,
            double[] deviations) {
        this.series = series;
        this.start = start;
        this.values = values;
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Transforms and standardises the series of the specification by their own mean and standard deviation.
     *
     * @throws IllegalArgumentException naming the series that is absent, constant, too short, or has values in months
     *     that do not end a quarter
     */
    static FactorPanel of(FactorModelSpec spec, Map<String, MonthlySeries> data) {
        List<FactorModelSpec.SeriesSpec> ordered = new ArrayList<>(spec.series());
        ordered.sort((left, right) -> left.frequency().compareTo(right.frequency()));
        List<MonthlySeries> transformed = new ArrayList<>();
        for (FactorModelSpec.SeriesSpec one : ordered) {
            MonthlySeries raw = data.get(one.name());
            if (raw == null) {
                throw new IllegalArgumentException(
                        "series %s is not in the data, which has %s".formatted(one.name(), data.keySet()));
            }
            requireQuarterEnds(one, raw);
            transformed.add(one.transform().apply(raw, one.frequency()));
        }
        YearMonth start = spec.sampleStart().orElseGet(() -> transformed.stream()
                .map(MonthlySeries::start)
                .min(YearMonth::compareTo)
                .orElseThrow());
        YearMonth end = spec.sampleEnd().orElseGet(() -> transformed.stream()
                .map(MonthlySeries::end)
                .max(YearMonth::compareTo)
                .orElseThrow());
        int months = (int) ChronoUnit.MONTHS.between(start, end) + 1;
        if (months < 1) {
            throw new IllegalArgumentException("the sample from %s to %s has no month".formatted(start, end));
        }
        int first = 0;
        while (first < months && isEmpty(transformed, start.plusMonths(first))) {
            first++;
        }
        if (first == months) {
            throw new IllegalArgumentException("no series has a value from %s to %s".formatted(start, end));
        }
        start = start.plusMonths(first);
        double[][] values = new double[months - first][ordered.size()];
        double[] means = new double[ordered.size()];
        double[] deviations = new double[ordered.size()];
        for (int i = 0; i < ordered.size(); i++) {
            for (int t = 0; t < values.length; t++) {
                values[t][i] = transformed.get(i).value(start.plusMonths(t));
            }
            standardise(ordered.get(i).name(), i, values, means, deviations);
        }
        return new FactorPanel(List.copyOf(ordered), start, values, means, deviations);
    }

    /** The same model scales on other data, so that two vintages can be compared. */
    FactorPanel withDataOf(FactorPanel other) {
        double[][] rescaled = new double[other.values.length][means.length];
        for (int t = 0; t < rescaled.length; t++) {
            for (int i = 0; i < means.length; i++) {
                double unit = other.values[t][i] * other.deviations[i] + other.means[i];
                rescaled[t][i] = (unit - means[i]) / deviations[i];
            }
        }
        return new FactorPanel(series, other.start, rescaled, means, deviations);
    }

    private static void requireQuarterEnds(FactorModelSpec.SeriesSpec spec, MonthlySeries series) {
        if (spec.frequency() == Frequency.QUARTERLY) {
            for (int i = 0; i < series.length(); i++) {
                if (!series.isMissing(i) && series.month(i).getMonthValue() % 3 != 0) {
                    throw new IllegalArgumentException(
                            "quarterly series %s has a value in %s, which does not end a quarter"
                                    .formatted(spec.name(), series.month(i)));
                }
            }
        }
    }

    private static boolean isEmpty(List<MonthlySeries> series, YearMonth month) {
        return series.stream().allMatch(one -> Double.isNaN(one.value(month)));
    }

    private static void standardise(String name, int i, double[][] values, double[] means, double[] deviations) {
        int count = 0;
        double sum = 0;
        for (double[] row : values) {
            if (!Double.isNaN(row[i])) {
                count++;
                sum += row[i];
            }
        }
        if (count < LEAST_VALUES) {
            throw new IllegalArgumentException("series %s has %d values in the sample, at least %d are needed"
                    .formatted(name, count, LEAST_VALUES));
        }
        means[i] = sum / count;
        double squares = 0;
        for (double[] row : values) {
            if (!Double.isNaN(row[i])) {
                squares += (row[i] - means[i]) * (row[i] - means[i]);
            }
        }
        deviations[i] = Math.sqrt(squares / (count - 1));
        if (deviations[i] <= 1e-12 * Math.max(1, Math.abs(means[i]))) {
            throw new IllegalArgumentException("series " + name + " is constant in the sample");
        }
        for (double[] row : values) {
            row[i] = (row[i] - means[i]) / deviations[i];
        }
    }

    List<FactorModelSpec.SeriesSpec> series() {
        return series;
    }

    YearMonth start() {
        return start;
    }

    int months() {
        return values.length;
    }

    /** Months × series, standardised, NaN where missing; not to be changed. */
    double[][] values() {
        return values;
    }

    double mean(int series) {
        return means[series];
    }

    double deviation(int series) {
        return deviations[series];
    }
}
