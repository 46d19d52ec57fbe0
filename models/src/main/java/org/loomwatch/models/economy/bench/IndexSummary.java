package org.loomwatch.models.economy.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.loomwatch.models.economy.index.IndexKind;

/**
 * One index over all districts of a benchmark.
 *
 * @param firstFigures correlation of first figures with the hidden cycle: mean over the districts
 * @param firstFiguresMedian the same, median
 * @param reach95 share of districts in which it is at least 0.95
 * @param newest correlation of the newest vintage, mean over the districts
 * @param revisionMedian revision after two months as a share of the monthly changes, median over the districts
 * @param revisionBelowHalf share of districts in which it is below a half
 * @param horizons one, two and three months ahead, all districts' forecasts together
 * @param outputAll correlation of changes on the year with those of true output, all districts' quarters together
 * @param outputCalm of the quarters without a crisis
 * @param outputCrisis of the quarters in a crisis
 */
public record IndexSummary(
        String index,
        double firstFigures,
        double firstFiguresMedian,
        double reach95,
        double newest,
        double revisionMedian,
        double revisionBelowHalf,
        List<IndexVerdict.Forecasts> horizons,
        double outputAll,
        double outputCalm,
        double outputCrisis) {

    private static final double WANTED_CORRELATION = 0.95;
    private static final double WANTED_REVISION = 0.5;

    public IndexSummary {
        horizons = List.copyOf(horizons);
    }

    static List<IndexSummary> of(List<IndexVerdict> verdicts) {
        return Stream.of(IndexKind.values())
                .map(kind -> of(
                        kind.id(),
                        verdicts.stream()
                                .filter(verdict -> verdict.index().equals(kind.id()))
                                .toList()))
                .toList();
    }

    private static IndexSummary of(String index, List<IndexVerdict> verdicts) {
        return new IndexSummary(
                index,
                mean(verdicts, IndexVerdict::firstFigures),
                median(verdicts, IndexVerdict::firstFigures),
                mean(verdicts, verdict -> verdict.firstFigures() >= WANTED_CORRELATION ? 1 : 0),
                mean(verdicts, IndexVerdict::newest),
                median(verdicts, IndexVerdict::revision),
                mean(verdicts, verdict -> verdict.revision() < WANTED_REVISION ? 1 : 0),
                horizons(verdicts),
                output(verdicts, quarter -> true),
                output(verdicts, quarter -> !quarter.crisis()),
                output(verdicts, IndexVerdict.OutputQuarter::crisis));
    }

    private static List<IndexVerdict.Forecasts> horizons(List<IndexVerdict> verdicts) {
        int most =
                verdicts.stream().mapToInt(one -> one.forecasts().size()).max().orElse(0);
        List<IndexVerdict.Forecasts> horizons = new ArrayList<>();
        for (int h = 0; h < most; h++) {
            int horizon = h;
            List<IndexVerdict.Forecasts> all = verdicts.stream()
                    .filter(verdict -> verdict.forecasts().size() > horizon)
                    .map(verdict -> verdict.forecasts().get(horizon))
                    .toList();
            int count = all.stream().mapToInt(IndexVerdict.Forecasts::count).sum();
            horizons.add(new IndexVerdict.Forecasts(
                    count,
                    weighted(all, count, IndexVerdict.Forecasts::inside80),
                    weighted(all, count, IndexVerdict.Forecasts::inside95),
                    Math.sqrt(weighted(all, count, one -> one.rmse() * one.rmse())),
                    Math.sqrt(weighted(all, count, one -> one.rmseAr1() * one.rmseAr1())),
                    Math.sqrt(weighted(all, count, one -> one.rmseMean() * one.rmseMean()))));
        }
        return horizons;
    }

    private static double weighted(
            List<IndexVerdict.Forecasts> all, int count, ToDoubleFunction<IndexVerdict.Forecasts> figure) {
        return all.stream()
                        .mapToDouble(one -> one.count() * figure.applyAsDouble(one))
                        .sum()
                / count;
    }

    private static double output(List<IndexVerdict> verdicts, Predicate<IndexVerdict.OutputQuarter> wanted) {
        List<IndexVerdict.OutputQuarter> quarters = verdicts.stream()
                .flatMap(verdict -> verdict.output().stream())
                .filter(wanted)
                .toList();
        return IndexVerdict.correlation(
                quarters.stream().map(IndexVerdict.OutputQuarter::index).toList(),
                quarters.stream().map(IndexVerdict.OutputQuarter::output).toList());
    }

    private static double mean(List<IndexVerdict> verdicts, ToDoubleFunction<IndexVerdict> figure) {
        return verdicts.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static double median(List<IndexVerdict> verdicts, ToDoubleFunction<IndexVerdict> figure) {
        List<Double> sorted = verdicts.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
