package org.loomwatch.api.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.economy.panel.EnterpriseStock;

/**
 * Where the figures of a measure are: a query with one row per enterprise and month, or one per cell of what was added up
 * before. Both have the columns {@code month}, {@code area}, {@code industry}, {@code size} and those of the measures.
 */
public enum ChartSource {
    /** Measures and indicators of enterprises. */
    FIGURES,
    /** Their places among peers. */
    PEERS,
    /** Scored enterprises, with their staff. */
    WARNINGS,
    /** From when to when each enterprise reported. */
    LIVES;

    /** The column that counts all rows. */
    static final String ALL = "all_n";

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Months after which an enterprise that reports nothing is taken to be gone. */
    public static final int SILENT_MONTHS = EnterpriseStock.SILENT_MONTHS;

    private static final String FIRST_MONTH = "(SELECT min(month) FROM enterprise_month)";
    private static final String LAST_MONTH = "(SELECT max(month) FROM enterprise_month)";

    /**
     * Rows of single enterprises.
     *
     * @param place condition on {@code area}, {@code industry} and {@code size} of the enterprise
     */
    Sql rows(Collection<ChartMeasure> measures, Sql place, YearMonth from, YearMonth to) {
        // In one order, so that the same question is the same text in every run of the server.
        Map<String, String> columns = new TreeMap<>();
        measures.forEach(measure -> columns.putAll(measure.columns()));
        String selected = selected(columns);
        LocalDate first = from.atDay(1);
        LocalDate last = to.atDay(1);
        return switch (this) {
            case FIGURES -> figures("enterprise_month", selected, place, first, last);
            case PEERS -> figures("peer_month", selected, place, first, last);
            case WARNINGS -> warnings(selected, columns.containsKey(ChartMeasures.STAFF_AT_RISK), place, first, last);
            case LIVES -> lives(selected, place, first, last);
        };
    }

    /** Rows of single enterprises with columns of one's own, as SQL over a row {@code m} of figures, by name. */
    static Sql figures(Map<String, String> columns, YearMonth from, YearMonth to) {
        return figures("enterprise_month", selected(columns), Sql.TRUE, from.atDay(1), to.atDay(1));
    }

    private static String selected(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> ", " + column.getValue() + " AS " + column.getKey())
                .collect(Collectors.joining());
    }

    private static Sql figures(String table, String selected, Sql place, LocalDate from, LocalDate to) {
        return Sql.of(
                        "SELECT m.month AS month, e.area AS area, e.industry AS industry, e.size AS size" + selected
                                + " FROM (SELECT * FROM " + table
                                + " FINAL WHERE month BETWEEN toDate(?) AND toDate(?)"
                                + " " + Sql.BY_PARTITION + ") AS m"
                                + " INNER JOIN (SELECT uscc, area, industry, size FROM enterprise FINAL WHERE",
                        from.toString(),
                        to.toString())
                .plus(place)
                .plus(") AS e ON m.uscc = e.uscc");
    }

    /** Staff is looked up only for those it is asked of. */
    private static Sql warnings(String selected, boolean withStaff, Sql place, LocalDate from, LocalDate to) {
        Sql warnings = Sql.of(
                        "SELECT w.month AS month, w.area AS area, w.industry AS industry, w.size AS size" + selected
                                + " FROM (SELECT month, uscc, area, industry, size, grade FROM warning FINAL WHERE theme = ?"
                                + " AND month BETWEEN toDate(?) AND toDate(?) AND",
                        Warning.LABOR_DISPUTE,
                        from.toString(),
                        to.toString())
                .plus(place)
                .plus(") AS w");
        if (!withStaff) {
            return warnings;
        }
        return warnings.plus(
                "LEFT JOIN (SELECT month, uscc, staff_registered FROM enterprise_month FINAL"
                        + " WHERE month BETWEEN toDate(?) AND toDate(?) AND (month, uscc) IN (SELECT month, uscc FROM warning"
                        + " WHERE theme = ? AND month BETWEEN toDate(?) AND toDate(?) AND grade IN ('red', 'orange'))"
                        + " " + Sql.BY_PARTITION + ") AS s"
                        + " ON w.month = s.month AND w.uscc = s.uscc",
                from.toString(),
                to.toString(),
                Warning.LABOR_DISPUTE,
                from.toString(),
                to.toString());
    }

    /**
     * An enterprise lives from the month it was founded, or first reported, to its last report. Who is gone is known only
     * after {@link #SILENT_MONTHS}: later months have no rows.
     */
    private static Sql lives(String selected, Sql place, LocalDate from, LocalDate to) {
        String lastReport = "SELECT uscc, min(month) AS first, max(month) AS last FROM enterprise_month FINAL WHERE "
                + reported() + " GROUP BY uscc";
        return Sql.of(
                        "SELECT m.month AS month, m.area AS area, m.industry AS industry, m.size AS size" + selected
                                + " FROM (SELECT begin + toIntervalMonth(step) AS month, area, industry, size,"
                                + " NOT (is_gone AND step = steps) AS active, step = 0 AND begin > " + FIRST_MONTH
                                + " AS entered, is_gone AND step = steps AS gone FROM (SELECT e.area AS area,"
                                + " e.industry AS industry, e.size AS size, r.last <= addMonths(" + LAST_MONTH + ", -"
                                + SILENT_MONTHS + ") AS is_gone, greatest(" + FIRST_MONTH
                                + ", least(r.first, ifNull(toStartOfMonth(e.founded_on), r.first))) AS begin,"
                                + " dateDiff('month', begin, r.last) + is_gone AS steps"
                                + " FROM (" + lastReport
                                + ") AS r INNER JOIN (SELECT uscc, area, industry, size, founded_on FROM enterprise FINAL WHERE")
                .plus(place)
                .plus(
                        ") AS e ON r.uscc = e.uscc) ARRAY JOIN range(toUInt64(steps + 1)) AS step) AS m"
                                + " WHERE m.month BETWEEN toDate(?) AND toDate(?) AND m.month <= addMonths("
                                + LAST_MONTH
                                + ", -" + SILENT_MONTHS + ")",
                        from.toString(),
                        to.toString());
    }

    private static String reported() {
        return Arrays.stream(Feed.values())
                .map(feed -> "ifNull("
                        + Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT).id() + " = 0, 0)")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
