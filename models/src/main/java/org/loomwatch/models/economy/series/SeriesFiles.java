package org.loomwatch.models.economy.series;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads monthly series, panels and holiday dates from CSV files. Column names ignore case. */
public final class SeriesFiles {

    private SeriesFiles() {}

    /**
     * Reads one series with columns {@code date,value} or {@code year,month,value}. Rows may come in any order; a month
     * between the first and the last without a row, or with an empty value, is missing.
     *
     * @throws InputException for an unknown header, a bad number or date, two rows of one month, or quarterly data
     */
    public static MonthlySeries readSeries(Path file) {
        CsvTable table = CsvTable.read(file);
        int value = table.get("value");
        NavigableMap<YearMonth, CsvTable.Row> rows = rowsByMonth(table);
        if (rows.size() > 1 && smallestStep(rows) > 1) {
            throw InputException.inFile(
                    file, "the rows are %d months apart, a monthly series was expected".formatted(smallestStep(rows)));
        }
        double[] values = emptyMonths(rows);
        rows.forEach((month, row) -> values[offset(rows, month)] = table.number(row, value));
        return MonthlySeries.of(rows.firstKey(), values);
    }

    /**
     * Reads a panel: a {@code date} column (or {@code year,month}) and one column a series. Months are rows of the
     * panel; a month without a row has no value in any series.
     */
    public static Map<String, MonthlySeries> readPanel(Path file) {
        CsvTable table = CsvTable.read(file);
        NavigableMap<YearMonth, CsvTable.Row> rows = rowsByMonth(table);
        Map<String, MonthlySeries> panel = new LinkedHashMap<>();
        for (int column = 0; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            if (List.of("date", "year", "month").contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            double[] values = emptyMonths(rows);
            for (Map.Entry<YearMonth, CsvTable.Row> row : rows.entrySet()) {
                values[offset(rows, row.getKey())] = table.number(row.getValue(), column);
            }
            panel.put(name, MonthlySeries.of(rows.firstKey(), values));
        }
        if (panel.isEmpty()) {
            throw InputException.atField(file, 1, "date", "the header names no series beside the date");
        }
        return panel;
    }

    /** Reads the {@code date} column: the first day of a moving holiday, one row a year. The file may have no rows. */
    public static List<LocalDate> readHolidays(Path file) {
        CsvTable table = CsvTable.read(file);
        int column = table.get("date");
        List<LocalDate> dates = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            LocalDate date = table.date(row, column);
            if (dates.contains(date)) {
                throw table.expected(row, column, "new: the date occurs twice");
            }
            dates.add(date);
        }
        return List.copyOf(dates);
    }

    private static NavigableMap<YearMonth, CsvTable.Row> rowsByMonth(CsvTable table) {
        NavigableMap<YearMonth, CsvTable.Row> rows = new TreeMap<>();
        int dateColumn = table.find("date") >= 0 ? table.find("date") : table.get("year");
        for (CsvTable.Row row : table.rows()) {
            YearMonth month = month(table, row);
            CsvTable.Row earlier = rows.putIfAbsent(month, row);
            if (earlier != null) {
                throw InputException.atField(
                        table.file(),
                        row.line(),
                        table.columns().get(dateColumn),
                        "month %s was already given in line %d".formatted(month, earlier.line()));
            }
        }
        if (rows.isEmpty()) {
            throw InputException.inFile(table.file(), "the file has a header and no rows");
        }
        return rows;
    }

    private static YearMonth month(CsvTable table, CsvTable.Row row) {
        int date = table.find("date");
        if (date >= 0) {
            return table.month(row, date);
        }
        return YearMonth.of(
                table.integer(row, table.get("year"), 1800, 2200), table.integer(row, table.get("month"), 1, 12));
    }

    private static long smallestStep(NavigableMap<YearMonth, CsvTable.Row> rows) {
        long smallest = Long.MAX_VALUE;
        for (YearMonth month : rows.keySet()) {
            YearMonth next = rows.higherKey(month);
            if (next != null) {
                smallest = Math.min(smallest, ChronoUnit.MONTHS.between(month, next));
            }
        }
        return smallest;
    }

    private static double[] emptyMonths(NavigableMap<YearMonth, CsvTable.Row> rows) {
        double[] values = new double[offset(rows, rows.lastKey()) + 1];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static int offset(NavigableMap<YearMonth, CsvTable.Row> rows, YearMonth month) {
        return Math.toIntExact(ChronoUnit.MONTHS.between(rows.firstKey(), month));
    }
}
