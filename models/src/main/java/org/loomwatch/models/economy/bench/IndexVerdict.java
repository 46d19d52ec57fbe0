package org.loomwatch.models.economy.bench;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.loomwatch.models.economy.index.BacktestRow;
import org.loomwatch.models.economy.index.IndexEstimate;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.models.economy.index.RevisionFigures;

/**
 * One index of one district against the truth.
 *
 * @param firstFigures correlation of the first figures of the months looked back on with the hidden cycle
 * @param newest the same of the newest vintage
 * @param revision standard deviation of what two further months change, over that of the monthly changes
 * @param forecasts by horizon from one month ahead, each as it was made, judged by the newest figures
 * @param output changes on the year by quarter beside those of the true output, which is withheld from estimation
 */
public record IndexVerdict(
        long seed,
        String index,
        double firstFigures,
        double newest,
        double revision,
        List<Forecasts> forecasts,
        List<OutputQuarter> output) {

    private static final int YEAR = 12;
    private static final int QUARTER = 3;
    /** The district's blow from which on a quarter belongs to a crisis. */
    private static final double CRISIS = 0.3;

    public IndexVerdict {
        forecasts = List.copyOf(forecasts);
        output = List.copyOf(output);
    }

    /** Forecasts of one horizon: how many, how many fell inside, and errors beside those of an AR(1) and of the mean. */
    public record Forecasts(
            int count, double inside80, double inside95, double rmse, double rmseAr1, double rmseMean) {}

    /** Change on the year in log points of one quarter, which fell into a crisis or did not. */
    public record OutputQuarter(double index, double output, boolean crisis) {}

    static IndexVerdict of(long seed, IndexKind kind, IndexRun run, SyntheticDistrict district) {
        List<IndexEstimate> vintages = run.vintages().stream()
                .filter(estimate -> estimate.kind() == kind)
                .toList();
        IndexEstimate newest = vintages.get(vintages.size() - 1);
        List<Double> first = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        List<Double> cycle = new ArrayList<>();
        for (IndexEstimate vintage : vintages) {
            first.add(vintage.latest().value());
            last.add(newest.get(vintage.vintage()).value());
            cycle.add(Objects.requireNonNull(district.cycle().get(vintage.vintage())));
        }
        return new IndexVerdict(
                seed,
                kind.id(),
                correlation(first, cycle),
                correlation(last, cycle),
                run.revisions().stream()
                        .filter(one -> one.kind() == kind)
                        .mapToDouble(RevisionFigures::ratio)
                        .findFirst()
                        .orElse(Double.NaN),
                run.backtest().stream()
                        .filter(row -> row.kind() == kind && row.regime().equals("all"))
                        .map(IndexVerdict::forecasts)
                        .toList(),
                output(newest, district));
    }

    private static Forecasts forecasts(BacktestRow row) {
        return new Forecasts(row.forecasts(), row.cover80(), row.cover95(), row.rmse(), row.rmseAr1(), row.rmseMean());
    }

    private static List<OutputQuarter> output(IndexEstimate newest, SyntheticDistrict district) {
        Map<YearMonth, Double> output = district.output();
        List<OutputQuarter> quarters = new ArrayList<>();
        output.forEach((quarter, value) -> {
            YearMonth yearBefore = quarter.minusMonths(YEAR);
            Double before = output.get(yearBefore);
            if (before != null && newest.find(yearBefore.minusMonths(QUARTER)).isPresent()) {
                quarters.add(new OutputQuarter(
                        Math.log(mean(newest, quarter) / mean(newest, yearBefore)),
                        Math.log(value / before),
                        Objects.requireNonNull(district.crisis().get(quarter)) >= CRISIS));
            }
        });
        return quarters;
    }

    private static double mean(IndexEstimate estimate, YearMonth quarter) {
        double sum = 0;
        for (int back = 0; back < QUARTER; back++) {
            sum += estimate.get(quarter.minusMonths(back)).value();
        }
        return sum / QUARTER;
    }

    static double correlation(List<Double> left, List<Double> right) {
        return left.size() < 2
                ? Double.NaN
                : new PearsonsCorrelation()
                        .correlation(
                                left.stream().mapToDouble(Double::doubleValue).toArray(),
                                right.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
