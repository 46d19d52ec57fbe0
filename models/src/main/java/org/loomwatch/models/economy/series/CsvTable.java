package org.loomwatch.models.economy.series;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header (RFC 4180, UTF-8, a byte order mark is skipped) whose faults name line and field. */
final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    /** Month/day/year as US statistical files write it; a two-digit year means 1950–2049. */
    private static final Pattern US_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{2}|\\d{4})");

    private static final Pattern ISO_MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private static final Set<String> MISSING = Set.of("", "na", "nan", ".");

    private final Path file;
    private final List<String> columns;
    private final List<Row> rows;

    private CsvTable(Path file, List<String> columns, List<Row> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    static CsvTable read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            List<String> columns = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                // The parser has read up to the end of the record: for records without line breaks, its own line.
                long line = parser.getCurrentLineNumber();
                if (columns.isEmpty()) {
                    record.forEach(
                            column -> columns.add(column.replace("\uFEFF", "").strip()));
                    requireDistinct(file, columns);
                } else if (record.size() > columns.size()) {
                    throw InputException.atField(
                            file,
                            line,
                            "%d".formatted(columns.size() + 1),
                            "the header has %d columns, this line %d".formatted(columns.size(), record.size()));
                } else {
                    rows.add(new Row(line, record.toList()));
                }
            }
            if (columns.isEmpty()) {
                throw InputException.inFile(file, "the file is empty, a header line was expected");
            }
            return new CsvTable(file, List.copyOf(columns), List.copyOf(rows));
        } catch (NoSuchFileException e) {
            throw InputException.inFile(file, "no such file", e);
        } catch (UncheckedIOException | IOException e) {
            throw InputException.inFile(file, "not readable as UTF-8 CSV: " + e.getMessage(), e);
        }
    }

    private static void requireDistinct(Path file, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column.toLowerCase(Locale.ROOT))) {
                throw InputException.atField(file, 1, column, "the column occurs twice in the header");
            }
        }
    }

    Path file() {
        return file;
    }

    List<String> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    /** Position of a column, whatever its case, or -1. */
    int find(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Position of a column that must exist. */
    int get(String column) {
        int position = find(column);
        if (position < 0) {
            throw InputException.atField(file, 1, column, "the header lacks this column; it has " + columns);
        }
        return position;
    }

    String text(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    /** A number, or NaN for an empty cell ("", NA, NaN, "."). */
    double number(Row row, int column) {
        String text = text(row, column);
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw expected(row, column, "a number");
        }
        throw expected(row, column, "a finite number");
    }

    int integer(Row row, int column, int least, int most) {
        String range = "a whole number from %d to %d".formatted(least, most);
        try {
            int value = Integer.parseInt(text(row, column));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw expected(row, column, range);
        }
        throw expected(row, column, range);
    }

    YearMonth month(Row row, int column) {
        String text = text(row, column);
        if (ISO_MONTH.matcher(text).matches()) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeParseException e) {
                throw expected(row, column, "a date like 2024-01-31, 2024-01 or 1/31/2024");
            }
        }
        return YearMonth.from(date(row, column));
    }

    LocalDate date(Row row, int column) {
        String text = text(row, column);
        try {
            Matcher matcher = US_DATE.matcher(text);
            if (matcher.matches()) {
                int year = Integer.parseInt(matcher.group(3));
                int full = matcher.group(3).length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
                return LocalDate.of(full, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw expected(row, column, "a date like 2024-01-31, 2024-01 or 1/31/2024");
        }
    }

    InputException expected(Row row, int column, String what) {
        return InputException.atField(
                file, row.line(), columns.get(column), "'%s' is not %s".formatted(text(row, column), what));
    }

    /** One data line: its number in the file, counted from 1, and its cells. */
    record Row(long line, List<String> cells) {}
}
