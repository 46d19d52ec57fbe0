package org.loomwatch.api.theme;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.chart.Chart;
import org.loomwatch.api.chart.ChartCells;
import org.loomwatch.api.chart.ChartDimension;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartService;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.theme.ThemeTable.Cell;
import org.loomwatch.api.theme.ThemeTable.Column;
import org.loomwatch.api.theme.ThemeTable.Row;
import org.loomwatch.api.theme.ThemeTable.TrendMonth;
import org.loomwatch.domain.area.AreaTree;

/** Lays out an analysis, every measure under its own rules. */
public final class ThemeService {

    private static final int TREND_MONTHS = 13;

    private final ChartService charts;
    private final MonthService months;
    private final Supplier<AreaTree> areas;

    public ThemeService(ChartService charts, MonthService months, Supplier<AreaTree> areas) {
        this.charts = charts;
        this.months = months;
        this.areas = areas;
    }

    /** What one measure shows: its groups by month and key; null where it is masked. */
    private record Figures(ChartMeasure measure, @Nullable Map<YearMonth, Map<String, Chart.Item>> items) {

        boolean masked() {
            return items == null;
        }

        Chart.@Nullable Item find(YearMonth month, String key) {
            return items == null ? null : items.getOrDefault(month, Map.of()).get(key);
        }

        @Nullable
        Double value(YearMonth month, String key) {
            Chart.Item item = find(month, key);
            return item == null ? null : item.value();
        }
    }

    /**
     * @param wanted empty for the latest month
     * @throws Problem if there are no figures for that month
     */
    public ThemeTable get(Viewer viewer, Theme theme, ChartDimension by, Optional<YearMonth> wanted) {
        List<YearMonth> known = months(theme);
        if (known.isEmpty() && wanted.isEmpty()) {
            return table(theme, by, null, known, List.of(), List.of(), List.of());
        }
        YearMonth month = MonthService.choose(wanted, known);
        AreaTree tree = areas.get();
        String root = by.axis() == ChartDimension.Axis.AREA ? tree.root().id() : ChartCells.ALL;
        Map<ChartMeasure, ChartCells> cells =
                charts.cells(viewer, theme.measures(), by.axis(), month.minusMonths(TREND_MONTHS - 1), month);
        List<Figures> figures = theme.measures().stream()
                .map(measure -> figures(measure, cells.get(measure), by, root, tree))
                .toList();
        TreeSet<String> keys = new TreeSet<>();
        figures.forEach(of -> {
            if (of.items() != null) {
                keys.addAll(of.items().getOrDefault(month, Map.of()).keySet());
            }
        });
        keys.remove(root);
        return table(
                theme,
                by,
                month,
                known,
                figures,
                keys.stream().map(key -> row(figures, month, key)).toList(),
                trend(figures, month, root));
    }

    /** Months of which everything in the analysis is known. */
    private List<YearMonth> months(Theme theme) {
        List<YearMonth> known = months.list();
        if (known.isEmpty()) {
            return known;
        }
        YearMonth latest = ChartService.latest(theme.measures().get(0), known);
        return known.stream().filter(month -> !month.isAfter(latest)).toList();
    }

    private static Figures figures(
            ChartMeasure measure, @Nullable ChartCells cells, ChartDimension by, String root, AreaTree tree) {
        if (cells == null) {
            return new Figures(measure, null);
        }
        Predicate<String> shown =
                switch (by) {
                    case STREET, COMMUNITY -> key -> by.isLevelOf(key, tree);
                    case SECTION -> key -> key.length() == 1;
                    case DIVISION -> key -> key.length() == 3;
                    case SIZE, MONTH -> key -> true;
                };
        Map<YearMonth, Map<String, Chart.Item>> items = new HashMap<>();
        cells.list(key -> key.equals(root) || shown.test(key))
                .forEach(item -> items.computeIfAbsent(item.month(), any -> new HashMap<>())
                        .put(item.key(), item));
        return new Figures(measure, items);
    }

    private static Row row(List<Figures> figures, YearMonth month, String key) {
        return new Row(key, figures.stream().map(of -> cell(of, month, key)).toList());
    }

    private static Cell cell(Figures figures, YearMonth month, String key) {
        Chart.Item item = figures.find(month, key);
        if (item == null) {
            return Cell.EMPTY;
        }
        return new Cell(
                item.value(),
                figures.value(month.minusMonths(1), key),
                figures.value(month.minusYears(1), key),
                item.enterprises(),
                item.suppressed());
    }

    private static List<TrendMonth> trend(List<Figures> figures, YearMonth month, String root) {
        List<TrendMonth> trend = new ArrayList<>();
        for (int back = TREND_MONTHS - 1; back >= 0; back--) {
            YearMonth at = month.minusMonths(back);
            List<@Nullable Double> values = new ArrayList<>();
            figures.forEach(of -> values.add(of.value(at, root)));
            trend.add(new TrendMonth(at, values));
        }
        return trend;
    }

    private static ThemeTable table(
            Theme theme,
            ChartDimension by,
            @Nullable YearMonth month,
            List<YearMonth> known,
            List<Figures> figures,
            List<Row> rows,
            List<TrendMonth> trend) {
        List<Column> columns = figures.stream()
                .map(of -> new Column(
                        of.measure().id(),
                        of.measure().nameZh(),
                        of.measure().nameEn(),
                        of.measure().unit().id(),
                        of.measure().statistic(),
                        of.masked()))
                .toList();
        return new ThemeTable(theme.id(), theme.nameZh(), theme.nameEn(), by.id(), month, known, columns, rows, trend);
    }
}
