package org.loomwatch.api.analyst.export;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.analyst.table.TableColumn;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlText;

/**
 * Which part of a table is wanted.
 *
 * @param from first month; null for the earliest there is
 * @param to last month; null for the latest there is
 * @param area id of an area whose whole subtree is meant; null for every area that is seen
 * @param industry beginning of an industry code; null for all
 * @param columns names of the columns wanted; null for all
 */
public record ExportFilters(
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String area,
        @Nullable String industry,
        @Nullable List<String> columns) {

    public static final ExportFilters NONE = new ExportFilters(null, null, null, null, null);

    /**
     * The part of the table.
     *
     * @param rows the table as its viewer sees it
     * @throws Problem if the table lacks a column that is asked for, or asked by
     */
    Sql apply(ViewerTable table, Sql rows) {
        requireColumn(table, from, "from", "month");
        requireColumn(table, to, "to", "month");
        requireColumn(table, area, "area", "area");
        requireColumn(table, industry, "industry", "industry");
        List<Sql> conditions = new ArrayList<>();
        if (from != null) {
            conditions.add(Sql.of("month >= toDate(?)", from.atDay(1)));
        }
        if (to != null) {
            conditions.add(Sql.of("month <= toDate(?)", to.atDay(1)));
        }
        if (area != null) {
            conditions.add(Sql.of("area IN (SELECT area FROM (" + AreaPaths.SQL + ") WHERE ancestor = ?)", area));
        }
        if (industry != null) {
            conditions.add(Sql.of("startsWith(industry, ?)", industry));
        }
        String wanted = String.join(
                ", ",
                listColumns(table).stream()
                        .map(column -> SqlText.name(column.name()))
                        .toList());
        return Sql.of("SELECT " + wanted + " FROM (").plus(rows).plus(") WHERE").plus(Sql.and(conditions));
    }

    /** The columns that will be in the file. */
    List<TableColumn> listColumns(ViewerTable table) {
        if (columns == null || columns.isEmpty()) {
            return table.columns();
        }
        for (String column : columns) {
            if (!table.has(column)) {
                throw Problem.invalidParameter(
                        "columns", Text.of("此表没有列 " + column, "this table has no column " + column));
            }
        }
        return table.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .toList();
    }

    private static void requireColumn(ViewerTable table, @Nullable Object value, String filter, String column) {
        if (value != null && !table.has(column)) {
            throw Problem.invalidParameter(filter, Text.of("此表没有列 " + column, "this table has no column " + column));
        }
    }
}
