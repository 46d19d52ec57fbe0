package org.loomwatch.models.economy.bench;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.loomwatch.models.economy.index.BacktestRow;
import org.loomwatch.models.economy.index.IndexEngine;
import org.loomwatch.models.economy.index.IndexEstimate;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.models.economy.index.RevisionFigures;

/** How good the indices of generated districts are, in pseudo-real time, by the truth that the districts hide. */
public final class IndexBenchmark {

    private static final int ENTERPRISES = 2_000;
    private static final int MONTHS = 93;
    private static final int VINTAGES = 36;
    private static final int YEAR = 12;
    private static final int QUARTER = 3;

    private IndexBenchmark() {}

    /**
     * One index of one district.
     *
     * @param firstFigures correlation of the first figures of the last 36 months with the hidden cycle
     * @param newest the same of the newest vintage
     * @param output correlation of its change on the year, by quarter, with that of the district's true output, which is
     *     withheld from estimation
     * @param revision standard deviation of what two further months change, over that of the monthly changes
     * @param inside80 share of the newest figures inside the 80 % intervals one, two and three months ahead
     */
    public record Figures(
            long seed,
            String index,
            double firstFigures,
            double newest,
            double output,
            double revision,
            List<Double> inside80,
            List<Double> inside95,
            List<Double> rmse,
            List<Double> rmseAr1,
            List<Double> rmseMean) {}

    /** Runs districts of these seeds, one after the other. */
    public static List<Figures> run(Path directory, List<Long> seeds) {
        List<Figures> figures = new ArrayList<>();
        for (long seed : seeds) {
            SyntheticDistrict district =
                    SyntheticDistrict.generate(directory.resolve("seed-" + seed), ENTERPRISES, MONTHS, seed);
            IndexRun run =
                    new IndexEngine(district.panel(), IndexEngine.StoredModels.NONE).run(VINTAGES, (done, all) -> {});
            for (IndexKind kind : IndexKind.values()) {
                figures.add(judge(seed, kind, run, district));
            }
        }
        return figures;
    }

    private static Figures judge(long seed, IndexKind kind, IndexRun run, SyntheticDistrict district) {
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
        List<BacktestRow> rows = run.backtest().stream()
                .filter(row -> row.kind() == kind && row.regime().equals("all"))
                .toList();
        double revision = run.revisions().stream()
                .filter(one -> one.kind() == kind)
                .mapToDouble(RevisionFigures::ratio)
                .findFirst()
                .orElse(Double.NaN);
        return new Figures(
                seed,
                kind.id(),
                correlation(first, cycle),
                correlation(last, cycle),
                withOutput(newest, district.output()),
                revision,
                rows.stream().map(BacktestRow::cover80).toList(),
                rows.stream().map(BacktestRow::cover95).toList(),
                rows.stream().map(BacktestRow::rmse).toList(),
                rows.stream().map(BacktestRow::rmseAr1).toList(),
                rows.stream().map(BacktestRow::rmseMean).toList());
    }

    private static double withOutput(IndexEstimate newest, Map<YearMonth, Double> output) {
        List<Double> index = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        output.forEach((quarter, value) -> {
            Double before = output.get(quarter.minusMonths(YEAR));
            if (before != null
                    && newest.find(quarter.minusMonths(YEAR + QUARTER)).isPresent()) {
                index.add(Math.log(mean(newest, quarter) / mean(newest, quarter.minusMonths(YEAR))));
                truth.add(Math.log(value / before));
            }
        });
        return correlation(index, truth);
    }

    private static double mean(IndexEstimate estimate, YearMonth quarter) {
        double sum = 0;
        for (int back = 0; back < QUARTER; back++) {
            sum += estimate.get(quarter.minusMonths(back)).value();
        }
        return sum / QUARTER;
    }

    private static double correlation(List<Double> left, List<Double> right) {
        return new PearsonsCorrelation()
                .correlation(
                        left.stream().mapToDouble(Double::doubleValue).toArray(),
                        right.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
