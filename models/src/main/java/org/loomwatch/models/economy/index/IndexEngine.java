package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.EnterprisePanel;

/**
 * Computes the indices as they would have been published month after month: each vintage sees only what had been reported
 * by its closing day, models are estimated on schedule and frozen in between. Deterministic.
 */
public final class IndexEngine {

    /** Three years: below, the season cannot be told from the cycle. */
    public static final int LEAST_MONTHS = 36;

    /** Progress of a run: months done, and how many there are. */
    @FunctionalInterface
    public interface Progress {
        void vintage(int done, int all);
    }

    /** Models that were estimated and stored by earlier runs. */
    @FunctionalInterface
    public interface StoredModels {

        StoredModels NONE = (kind, month) -> Optional.empty();

        /** The newest model of an index that was estimated on the data of this month or an earlier one. */
        Optional<IndexModel> find(IndexKind kind, YearMonth month);
    }

    private final EnterprisePanel panel;
    private final StoredModels stored;
    private final Map<IndexKind, IndexCalculator> inForce = new EnumMap<>(IndexKind.class);
    private final Map<IndexKind, Widths> widths = new EnumMap<>(IndexKind.class);
    private final Map<IndexKind, Widening> widenings = new EnumMap<>(IndexKind.class);
    private final Map<IndexKind, List<IndexEstimate>> estimates = new EnumMap<>(IndexKind.class);
    private final List<IndexModel> models = new ArrayList<>();
    private final List<NewsItem> news = new ArrayList<>();

    public IndexEngine(EnterprisePanel panel, StoredModels stored) {
        this.panel = panel;
        this.stored = stored;
    }

    /**
     * Runs the newest {@code vintages} months.
     *
     * @throws EconomyDataException if there are fewer than three years of data
     */
    public IndexRun run(int vintages, Progress progress) {
        return run(vintages, true, progress);
    }

    /** The same for the district alone, without streets and industries: for judging. */
    public IndexRun runDistrict(int vintages) {
        return run(vintages, false, (done, all) -> {});
    }

    private IndexRun run(int vintages, boolean everyCell, Progress progress) {
        int last = panel.months() - 1;
        if (panel.months() < LEAST_MONTHS) {
            throw new EconomyDataException("indices need %d months of feeds, there are %d (%s to %s)"
                    .formatted(LEAST_MONTHS, panel.months(), panel.start(), panel.end()));
        }
        int first = Math.max(LEAST_MONTHS - 1, last - vintages + 1);
        SeriesVintage previous = null;
        SeriesVintage current = null;
        for (int v = first; v <= last; v++) {
            current = SeriesVintage.of(panel, v, everyCell && v == last);
            for (IndexKind kind : IndexKind.values()) {
                step(kind, current, previous);
            }
            previous = current;
            progress.vintage(v - first + 1, last - first + 1);
        }
        return result(current);
    }

    private void step(IndexKind kind, SeriesVintage current, @Nullable SeriesVintage previous) {
        IndexCalculator calculator = inForce.get(kind);
        boolean scheduled = IndexModels.isScheduled(current.month());
        if (calculator == null || scheduled) {
            Optional<IndexModel> found = stored.find(kind, current.month());
            Optional<IndexCalculator> before =
                    Optional.ofNullable(calculator).or(() -> found.map(IndexCalculator::new));
            IndexModel model = found.filter(one -> !scheduled || one.estimated().equals(current.month()))
                    .orElseGet(() -> IndexModels.estimate(kind, current, panel.start(), before));
            models.add(model);
            calculator = new IndexCalculator(model);
            inForce.put(kind, calculator);
        }
        List<IndexEstimate> earlier = estimates.computeIfAbsent(kind, key -> new ArrayList<>());
        Widening widening = widenings.computeIfAbsent(kind, key -> new Widening());
        IndexEstimate plain = calculator.estimate(current, Cell.DISTRICT, panel.start(), Widths.PLAIN);
        Widths wide = widening.of(plain, calculator.retrospect(current, panel.start(), plain));
        IndexEstimate estimate = calculator.estimate(current, Cell.DISTRICT, panel.start(), wide);
        if (previous != null) {
            news.addAll(News.of(calculator, previous, current, panel.start(), earlier.get(earlier.size() - 1)));
        }
        earlier.add(estimate);
        widening.add(estimate);
        widths.put(kind, wide);
    }

    private IndexRun result(SeriesVintage newest) {
        List<IndexEstimate> district = new ArrayList<>();
        List<IndexEstimate> cells = new ArrayList<>();
        List<Contribution> contributions = new ArrayList<>();
        List<BacktestRow> backtest = new ArrayList<>();
        List<RevisionFigures> revisions = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            IndexCalculator calculator = inForce.get(kind);
            List<IndexEstimate> own = estimates.get(kind);
            district.addAll(own);
            Backtest judged = new Backtest(own);
            backtest.addAll(judged.rows());
            revisions.add(judged.revisions());
            contributions.addAll(Contributions.of(calculator, newest, panel.start()));
            for (Cell cell : newest.cells()) {
                if (!cell.equals(Cell.DISTRICT)
                        && calculator
                                .deviations(newest, cell)
                                .containsKey(kind.target().id())) {
                    cells.add(calculator.estimate(newest, cell, panel.start(), widths.get(kind)));
                }
            }
        }
        return new IndexRun(district, cells, news, contributions, backtest, revisions, models, newest);
    }
}
