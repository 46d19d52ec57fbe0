package org.loomwatch.jobs.master;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/**
 * Rows of one {@link SchoolTable}. Counts are kept as delivered, merged grades and stated totals too: the forecast
 * takes them apart and names what is odd. Only what is no count, no year or no grade goes to quarantine.
 */
final class SchoolRows implements MasterRows {

    private static final Pattern GRADE =
            Pattern.compile("(K|\\d|1[0-2])([-–](K|\\d|1[0-2]))?|total|all|合计|总计", Pattern.CASE_INSENSITIVE);
    private static final Pattern KIND =
            Pattern.compile("opening|closure|boundary_change|transfer|shock|reporting_break");
    private static final double LARGEST = 10_000_000;

    private final SchoolTable table;

    SchoolRows(SchoolTable table) {
        this.table = table;
    }

    @Override
    public String table() {
        return table.table();
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public List<String> key(List<String> cells) {
        return List.of();
    }

    @Override
    public @Nullable Rejection write(List<String> cells, Bytes rows) {
        for (int field = 0; field < cells.size(); field++) {
            String column = table.columns().get(field);
            String value = cells.get(field);
            Rejection rejection =
                    switch (column) {
                        case "area" -> text(column, value, table != SchoolTable.EVENTS, rows);
                        case "to_area" -> text(column, value, false, rows);
                        case "grade" -> matching(column, value, GRADE, "a grade 0 to 12 or K, a range, or total", rows);
                        case "kind" -> matching(column, value, KIND, "a kind of event: " + KIND.pattern(), rows);
                        case "first_grade", "last_grade" ->
                            value.isEmpty()
                                    ? text(column, value, false, rows)
                                    : matching(column, value, GRADE, "a grade 0 to 12 or K", rows);
                        case "year" -> year(value, rows);
                        default -> number(column, value, rows);
                    };
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private @Nullable Rejection text(String column, String value, boolean required, Bytes rows) {
        if (required && value.isEmpty()) {
            return new Rejection(Reason.MISSING_KEY, column, "a value");
        }
        rows.putString(value);
        return null;
    }

    private @Nullable Rejection matching(String column, String value, Pattern pattern, String expected, Bytes rows) {
        if (!pattern.matcher(value).matches()) {
            return new Rejection(Reason.ENUMERATION, column, expected);
        }
        rows.putString(value);
        return null;
    }

    private @Nullable Rejection year(String value, Bytes rows) {
        if (!value.matches("(19|20|21)\\d\\d")) {
            return new Rejection(Reason.DATE_FORMAT, "year", "a year, 1900 to 2199");
        }
        rows.putShort(Integer.parseInt(value));
        return null;
    }

    /** A nullable number; an empty one is missing, never zero. */
    private @Nullable Rejection number(String column, String value, Bytes rows) {
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
