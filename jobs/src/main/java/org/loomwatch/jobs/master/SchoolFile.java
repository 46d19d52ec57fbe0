package org.loomwatch.jobs.master;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.CsvLine;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/**
 * Loads the tables of {@link SchoolTable}. Counts are kept as delivered, merged grades and stated totals too: the forecast
 * takes them apart and names what is odd. Only what is no count, no year or no grade goes to quarantine.
 */
final class SchoolFile {

    private static final Pattern GRADE =
            Pattern.compile("(K|\\d|1[0-2])([-–](K|\\d|1[0-2]))?|total|all|合计|总计", Pattern.CASE_INSENSITIVE);
    private static final Pattern KIND =
            Pattern.compile("opening|closure|boundary_change|transfer|shock|reporting_break");
    private static final double LARGEST = 10_000_000;

    private final BinaryClient client;
    private final QuarantineWriter quarantine;
    private final long version;
    private final Bytes rows = new Bytes(1 << 16);
    private long taken;
    private long rejected;

    /** @param version greater than in every run before */
    SchoolFile(BinaryClient client, QuarantineWriter quarantine, long version) {
        this.client = client;
        this.quarantine = quarantine;
        this.version = version;
    }

    long taken() {
        return taken;
    }

    long rejected() {
        return rejected;
    }

    void load(Path file, QuarantineSource source) throws IOException {
        SchoolTable table =
                SchoolTable.find(file.getFileName().toString()).orElseThrow(() -> new IOException("no school table"));
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            if (header == null || !CsvLine.split(header.replace("\uFEFF", "")).equals(table.columns())) {
                quarantine.refuse(source, Reason.FILE_HEADER, "expected " + String.join(",", table.columns()));
                rejected++;
                return;
            }
            int line = 1;
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                line++;
                if (!row.isBlank()) {
                    take(table, source, line, row);
                }
            }
        }
        if (rows.size() > 0) {
            List<String> columns = Stream.concat(table.columns().stream(), Stream.of("version"))
                    .toList();
            client.insert(table.table(), columns, rows.array(), rows.size());
            rows.truncate(0);
        }
    }

    private void take(SchoolTable table, QuarantineSource source, int line, String row) {
        List<String> cells = CsvLine.split(row).stream().map(String::strip).toList();
        int before = rows.size();
        Rejection rejection = cells.size() == table.columns().size()
                ? write(table, cells)
                : new Rejection(Reason.COLUMNS, "", table.columns().size() + " columns");
        if (rejection == null) {
            rows.putLong(version);
            taken++;
        } else {
            rejected++;
            rows.truncate(before);
            quarantine.reject(source, line, rejection, List.of(), row);
        }
    }

    private @Nullable Rejection write(SchoolTable table, List<String> cells) {
        for (int field = 0; field < cells.size(); field++) {
            String column = table.columns().get(field);
            String value = cells.get(field);
            Rejection rejection =
                    switch (column) {
                        case "area" -> text(column, value, table != SchoolTable.EVENTS);
                        case "to_area" -> text(column, value, false);
                        case "grade" -> matching(column, value, GRADE, "a grade 0 to 12 or K, a range, or total");
                        case "kind" -> matching(column, value, KIND, "a kind of event: " + KIND.pattern());
                        case "first_grade", "last_grade" ->
                            value.isEmpty()
                                    ? text(column, value, false)
                                    : matching(column, value, GRADE, "a grade 0 to 12 or K");
                        case "year" -> year(value);
                        default -> number(column, value);
                    };
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private @Nullable Rejection text(String column, String value, boolean required) {
        if (required && value.isEmpty()) {
            return new Rejection(Reason.MISSING_KEY, column, "a value");
        }
        rows.putString(value);
        return null;
    }

    private @Nullable Rejection matching(String column, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            return new Rejection(Reason.ENUMERATION, column, expected);
        }
        rows.putString(value);
        return null;
    }

    private @Nullable Rejection year(String value) {
        if (!value.matches("(19|20|21)\\d\\d")) {
            return new Rejection(Reason.DATE_FORMAT, "year", "a year, 1900 to 2199");
        }
        rows.putShort(Integer.parseInt(value));
        return null;
    }

    /** A nullable number; an empty one is missing, never zero. */
    private @Nullable Rejection number(String column, String value) {
        if (value.isEmpty()) {
            rows.putByte(1);
            return null;
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return new Rejection(Reason.AMOUNT_FORMAT, column, "a decimal number");
        }
        if (number < 0) {
            return new Rejection(Reason.AMOUNT_NEGATIVE, column, "0 or more");
        }
        if (!(number <= LARGEST)) {
            return new Rejection(Reason.AMOUNT_RANGE, column, "a count of people or places");
        }
        rows.putByte(0);
        rows.putDouble(number);
        return null;
    }
}
