package org.loomwatch.api.theme;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An analysis of one month.
 *
 * @param by what the rows are: a dimension of charts
 * @param month null before there are figures
 * @param months every month there are figures for, oldest first
 * @param rows by key, those with at least one enterprise
 * @param trend everything the viewer sees, month by month: the last year up to this month
 */
public record ThemeTable(
        String theme,
        String nameZh,
        String nameEn,
        String by,
        @Nullable YearMonth month,
        List<YearMonth> months,
        List<Column> columns,
        List<Row> rows,
        List<TrendMonth> trend) {

    public ThemeTable {
        months = List.copyOf(months);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        trend = List.copyOf(trend);
    }

    /** @param masked whether the viewer's grants do not show it; then all its cells are empty */
    public record Column(String measure, String nameZh, String nameEn, String unit, String statistic, boolean masked) {}

    /** @param cells one for each column, in their order */
    public record Row(String key, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param value null where nothing was reported, where it is masked, and where it is suppressed
     * @param previous of the month before
     * @param yearAgo of the same month a year before
     * @param suppressed whether this month's value is kept back because it would tell about single enterprises
     */
    public record Cell(
            @Nullable Double value,
            @Nullable Double previous,
            @Nullable Double yearAgo,
            @Nullable Long enterprises,
            boolean suppressed) {

        static final Cell EMPTY = new Cell(null, null, null, null, false);
    }

    /** @param values one for each column, in their order */
    public record TrendMonth(YearMonth month, List<@Nullable Double> values) {}
}
