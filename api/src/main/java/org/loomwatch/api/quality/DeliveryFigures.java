package org.loomwatch.api.quality;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
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

    /** All feeds in two questions: asking costs more than counting. */
    Map<Feed, Map<YearMonth, Rows>> get(List<Feed> feeds, List<YearMonth> months, Sql scope) {
        Sql sql = held(feeds.get(0), months, scope);
        for (Feed feed : feeds.subList(1, feeds.size())) {
            sql = sql.plus("UNION ALL").plus(held(feed, months, scope));
        }
        Map<Feed, Map<YearMonth, Long>> rejected = rejected(feeds, scope);
        Map<Feed, Map<YearMonth, Rows>> rows = new EnumMap<>(Feed.class);
        feeds.forEach(feed -> rows.put(feed, new TreeMap<>()));
        reader.list(sql, row -> {
            Feed feed = Feed.find(row.getString("feed")).orElseThrow();
            YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
            return rows.get(feed)
                    .put(
                            month,
                            new Rows(
                                    row.getLong("records"),
                                    row.getLong("on_time"),
                                    row.getLong("repeated"),
                                    rejected.get(feed).getOrDefault(month, 0L)));
        });
        return rows;
    }

    private static Sql held(Feed feed, List<YearMonth> months, Sql scope) {
        String thing =
                switch (feed) {
                    case WATER, POWER -> "uscc, meter_id";
                    case TAX -> "uscc, tax_kind";
                    default -> "uscc";
                };
        String columns = "record_id, month, reported_at, " + thing;
        return Sql.of("SELECT ? AS feed, held.month AS month, count() AS records,", feed.id())
                .plus("countIf(if(before.record_id = '', held.reported_at, least(before.earliest, held.reported_at))"
                        + " < toDateTime64(addMonths(held.month, 1) + " + DUE_DAY + ", 3, 'Asia/Shanghai')) AS on_time,"
                        + " count() - uniqExact(" + thing + ") AS repeated"
                        + " FROM (SELECT " + columns + " FROM record_" + feed.id() + " FINAL WHERE")
                .plus(in(months))
                .plus("AND")
                .plus(scope)
                // Otherwise the rows of all months are merged to count those of one.
                .plus(Sql.BY_PARTITION)
                .plus(
                        ") AS held LEFT JOIN (SELECT record_id, min(reported_at) AS earliest FROM record_superseded FINAL")
                .plus(Sql.of("WHERE feed = ? GROUP BY record_id) AS before", feed.id()))
                .plus("ON held.record_id = before.record_id GROUP BY held.month");
    }

    /** A rejected row counts for the month its file is named for, as its own may be what is wrong. */
    private Map<Feed, Map<YearMonth, Long>> rejected(List<Feed> feeds, Sql scope) {
        Sql sql = Sql.of("SELECT feed, extract(file, '-(\\d{4}-\\d{2})') AS named, count() AS n FROM quarantine FINAL"
                        + " WHERE line > 0 AND")
                .plus(scope)
                .plus("GROUP BY feed, named HAVING named <> ''");
        Map<Feed, Map<YearMonth, Long>> rejected = new EnumMap<>(Feed.class);
        feeds.forEach(feed -> rejected.put(feed, new TreeMap<>()));
        reader.list(sql, row -> {
            YearMonth named = YearMonth.parse(row.getString("named"));
            long count = row.getLong("n");
            Feed.find(row.getString("feed")).map(rejected::get).ifPresent(byMonth -> byMonth.put(named, count));
            return count;
        });
        return rejected;
    }

    static Sql in(List<YearMonth> months) {
        String marks = months.stream().map(month -> "?").collect(Collectors.joining(", "));
        return Sql.of(
                "month IN (" + marks + ")",
                months.stream().map(month -> month.atDay(1)).toArray());
    }
}
