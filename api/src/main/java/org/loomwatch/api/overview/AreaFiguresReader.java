package org.loomwatch.api.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;

/**
 * Adds a month's enterprises up by area, once for everybody: an overview is then put together of some hundred areas, whoever
 * asks. Kept while no data arrive.
 */
final class AreaFiguresReader {

    private static final Viewer EVERYBODY = Viewer.unrestricted("figures by area, added up by each viewer's rights");

    private final SqlReader reader;
    private final AnswerCache answers;

    AreaFiguresReader(SqlReader reader, AnswerCache answers) {
        this.reader = reader;
        this.answers = answers;
    }

    /** Enterprises in the register, by area. */
    Map<String, Long> countEnterprises() {
        return answers.get(EVERYBODY, "enterprises by area", () -> reader
                .list(
                        Sql.of("SELECT area, count() AS n FROM enterprise FINAL GROUP BY area"),
                        row -> Map.entry(row.getString("area"), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** None for a month without figures. */
    List<AreaFigures> list(YearMonth month) {
        return answers.get(EVERYBODY, List.of("figures by area", month), () -> read(month));
    }

    private List<AreaFigures> read(YearMonth month) {
        String reported = Arrays.stream(Feed.values())
                .map(feed -> "if(ifNull(%s = 0, 0), '%s ', '')"
                        .formatted(
                                Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT)
                                        .id(),
                                feed.id()))
                .collect(Collectors.joining(", ", "concat(", ")"));
        String columns = Arrays.stream(Feed.values())
                .map(feed -> ", " + headline(feed).id())
                .collect(Collectors.joining());
        String totals = Arrays.stream(Feed.values())
                .map(feed -> ", count(%2$s) AS %1$s_present, ifNull(sum(%2$s), 0) AS %1$s_sum, %3$s AS %1$s_each"
                        .formatted(
                                feed.id(),
                                headline(feed).id(),
                                addsUp(feed)
                                        ? "''"
                                        : "arrayStringConcat(groupArray(toString("
                                                + headline(feed).id() + ")), ' ')"))
                .collect(Collectors.joining());
        return reader.list(
                Sql.of(
                        "SELECT area, reported, count() AS enterprises" + totals + " FROM (SELECT uscc, " + reported
                                + " AS reported" + columns + " FROM enterprise_month FINAL WHERE month = ? "
                                + Sql.BY_PARTITION + ") AS figures LEFT JOIN (SELECT uscc, area FROM enterprise FINAL)"
                                + " AS places ON figures.uscc = places.uscc GROUP BY area, reported"
                                // Both tables lie in this order already.
                                + " ORDER BY area, reported SETTINGS join_algorithm = 'full_sorting_merge'",
                        month.atDay(1)),
                AreaFiguresReader::figures);
    }

    private static AreaFigures figures(ResultSet row) throws SQLException {
        Map<Feed, AreaFigures.Values> values = new EnumMap<>(Feed.class);
        Set<Feed> reported = EnumSet.noneOf(Feed.class);
        List<String> reports = List.of(row.getString("reported").split(" "));
        for (Feed feed : Feed.values()) {
            String each = row.getString(feed.id() + "_each");
            if (reports.contains(feed.id())) {
                reported.add(feed);
            }
            values.put(
                    feed,
                    new AreaFigures.Values(
                            row.getLong(feed.id() + "_present"),
                            row.getDouble(feed.id() + "_sum"),
                            each.isEmpty()
                                    ? List.of()
                                    : Stream.of(each.split(" "))
                                            .map(Double::valueOf)
                                            .toList()));
        }
        return new AreaFigures(row.getString("area"), reported, row.getLong("enterprises"), values);
    }

    static boolean addsUp(Feed feed) {
        return headline(feed).statistic() == IndicatorColumn.Statistic.SUM;
    }

    static IndicatorColumn headline(Feed feed) {
        return IndicatorColumn.of(Measure.headlineOf(feed));
    }
}
