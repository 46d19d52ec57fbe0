package org.loomwatch.api.quality;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;

/** Counts the rows that a feed delivered: held, late, repeated, rejected. */
final class DeliveryFigures {

    /** By this day of the next month a month's records are due. */
    private static final int DUE_DAY = 15;

    private final SqlReader reader;

    DeliveryFigures(SqlReader reader) {
        this.reader = reader;
    }

    /**
     * Rows of one month.
     *
     * @param records that hold
     * @param onTime of them, whose first version was reported in time
     * @param repeated of them, beyond the first about the same thing
     * @param rejected in quarantine, by the month their file is named for
     */
    record Rows(long records, long onTime, long repeated, long rejected) {
        static final Rows NONE = new Rows(0, 0, 0, 0);
    }

    Map<YearMonth, Rows> get(Feed feed, List<YearMonth> months, Sql scope) {
        String thing =
                switch (feed) {
                    case WATER, POWER -> "uscc, meter_id";
                    case TAX -> "uscc, tax_kind";
                    default -> "uscc";
                };
        Sql first = Sql.of(
                "LEFT JOIN (SELECT record_id, min(reported_at) AS earliest FROM record_superseded FINAL"
                        + " WHERE feed = ? GROUP BY record_id) AS before ON held.record_id = before.record_id",
                feed.id());
        Sql sql = Sql.of(
                        "SELECT held.month AS month, count() AS records, countIf(if(before.record_id = '', held.reported_at,"
                                + " least(before.earliest, held.reported_at)) < toDateTime64(addMonths(held.month, 1) + "
                                + DUE_DAY
                                + ", 3, 'Asia/Shanghai')) AS on_time, count() - uniqExact(" + thing
                                + ") AS repeated FROM (SELECT * FROM record_" + feed.id() + " FINAL WHERE")
                .plus(in(months))
                .plus("AND")
                .plus(scope)
                .plus(") AS held")
                .plus(first)
                .plus("GROUP BY held.month");
        Map<YearMonth, Long> rejected = rejected(feed, scope);
        Map<YearMonth, Rows> rows = new TreeMap<>();
        reader.list(sql, row -> {
            YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
            return rows.put(
                    month,
                    new Rows(
                            row.getLong("records"),
                            row.getLong("on_time"),
                            row.getLong("repeated"),
                            rejected.getOrDefault(month, 0L)));
        });
        return rows;
    }

    /** A rejected row counts for the month its file is named for, as its own may be what is wrong. */
    private Map<YearMonth, Long> rejected(Feed feed, Sql scope) {
        Sql sql = Sql.of(
                        "SELECT extract(file, '-(\\\\d{4}-\\\\d{2})') AS named, count() AS n FROM quarantine FINAL"
                                + " WHERE feed = ? AND line > 0 AND",
                        feed.id())
                .plus(scope)
                .plus("GROUP BY named HAVING named <> ''");
        Map<YearMonth, Long> rejected = new TreeMap<>();
        reader.list(sql, row -> rejected.put(YearMonth.parse(row.getString("named")), row.getLong("n")));
        return rejected;
    }

    static Sql in(List<YearMonth> months) {
        String marks = months.stream().map(month -> "?").collect(Collectors.joining(", "));
        return Sql.of(
                "month IN (" + marks + ")",
                months.stream().map(month -> month.atDay(1)).toArray());
    }
}
