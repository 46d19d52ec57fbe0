package org.loomwatch.api.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.overview.Overview.AreaName;
import org.loomwatch.api.overview.Overview.FeedMonth;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;

/** Sums up one month. */
public final class OverviewService {

    private final SqlReader reader;
    private final AreaService areas;
    private final MonthService months;
    private final AnswerCache answers;

    public OverviewService(SqlReader reader, AreaService areas, MonthService months, AnswerCache answers) {
        this.reader = reader;
        this.areas = areas;
        this.months = months;
        this.answers = answers;
    }

    /** Reports and headline figures of one month: enterprises reported and with a value, and the total. */
    private record Headline(
            long reporting, long valued, @Nullable Double total) {

        static final Headline NONE = new Headline(0, 0, null);
    }

    /** @param wanted empty for the latest month */
    public Overview get(Viewer viewer, Optional<YearMonth> wanted) {
        return answers.get(viewer, List.of("overview", wanted), () -> compute(viewer, wanted));
    }

    private Overview compute(Viewer viewer, Optional<YearMonth> wanted) {
        AreaName district = viewer.areas().isNowhere()
                ? null
                : areas.findDistrict(Viewer.unrestricted("name of the district"))
                        .map(area -> new AreaName(area.id(), area.nameZh(), area.nameEn()))
                        .orElse(null);
        List<YearMonth> known = months.list();
        long enterprises = countEnterprises(viewer);
        if (known.isEmpty() && wanted.isEmpty()) {
            return new Overview(district, null, known, enterprises, 0, List.of(), 0, findDataAsOf());
        }
        YearMonth month = MonthService.choose(wanted, known);
        Map<Feed, Map<YearMonth, Headline>> headlines = new EnumMap<>(Feed.class);
        feedsByScope(viewer)
                .forEach((scope, feeds) -> headlines.putAll(
                        headlines(scope, feeds, List.of(month, month.minusMonths(1), month.minusYears(1)))));
        return new Overview(
                district,
                month,
                known,
                enterprises,
                countReporting(viewer, month),
                Arrays.stream(Feed.values())
                        .map(feed -> feedMonth(viewer, feed, month, headlines.getOrDefault(feed, Map.of())))
                        .toList(),
                countQuarantined(viewer, month),
                findDataAsOf());
    }

    /** The feeds whose totals the viewer sees, by where: one query answers for all of the same scope. */
    private static Map<AreaScope, List<Feed>> feedsByScope(Viewer viewer) {
        Map<AreaScope, List<Feed>> feeds = new LinkedHashMap<>();
        for (Feed feed : Feed.values()) {
            AreaScope scope = scope(viewer, feed);
            if (!scope.isNowhere()) {
                feeds.computeIfAbsent(scope, any -> new ArrayList<>()).add(feed);
            }
        }
        return feeds;
    }

    private static AreaScope scope(Viewer viewer, Feed feed) {
        return FieldRules.scope(viewer, List.of(feed), FieldDetail.RATIOS);
    }

    private static FeedMonth feedMonth(Viewer viewer, Feed feed, YearMonth month, Map<YearMonth, Headline> headlines) {
        String statistic = headline(feed).statistic().id();
        if (scope(viewer, feed).isNowhere()) {
            return new FeedMonth(feed.id(), true, null, statistic, null, null, null);
        }
        return new FeedMonth(
                feed.id(),
                false,
                headlines.getOrDefault(month, Headline.NONE).reporting(),
                statistic,
                total(viewer, feed, headlines, month),
                total(viewer, feed, headlines, month.minusMonths(1)),
                total(viewer, feed, headlines, month.minusYears(1)));
    }

    private static @Nullable Double total(
            Viewer viewer, Feed feed, Map<YearMonth, Headline> headlines, YearMonth month) {
        Headline found = headlines.getOrDefault(month, Headline.NONE);
        boolean seesSingleOnes =
                FieldRules.scope(viewer, List.of(feed), FieldDetail.AMOUNTS).equals(scope(viewer, feed));
        return seesSingleOnes || found.valued() >= FieldRules.SMALLEST_CELL ? found.total() : null;
    }

    private long countEnterprises(Viewer viewer) {
        Sql sql = Sql.of("SELECT count() AS n FROM enterprise FINAL WHERE").plus(RowRules.within(viewer, "area"));
        return reader.get(sql, row -> row.getLong("n"));
    }

    private Map<Feed, Map<YearMonth, Headline>> headlines(AreaScope scope, List<Feed> feeds, List<YearMonth> wanted) {
        String columns = feeds.stream()
                .map(feed -> ", countIf(%2$s = 0) AS %1$s_reporting, count(%3$s) AS %1$s_valued, %4$s AS %1$s_headline"
                        .formatted(
                                feed.id(),
                                since(feed),
                                headline(feed).id(),
                                headline(feed).aggregate()))
                .collect(Collectors.joining());
        Sql sql = Sql.of(
                        "SELECT month" + columns + " FROM enterprise_month FINAL WHERE month IN (?, ?, ?) AND",
                        wanted.stream().map(month -> month.atDay(1)).toArray())
                .plus(enterprisesIn(scope))
                .plus("GROUP BY month " + Sql.BY_PARTITION);
        Map<Feed, Map<YearMonth, Headline>> headlines = new EnumMap<>(Feed.class);
        feeds.forEach(feed -> headlines.put(feed, new HashMap<>()));
        reader.list(sql, row -> Map.entry(YearMonth.from(row.getObject("month", LocalDate.class)), ofFeeds(row, feeds)))
                .forEach(month -> month.getValue()
                        .forEach((feed, headline) -> headlines.get(feed).put(month.getKey(), headline)));
        return headlines;
    }

    private static Map<Feed, Headline> ofFeeds(ResultSet row, List<Feed> feeds) throws SQLException {
        Map<Feed, Headline> headlines = new EnumMap<>(Feed.class);
        for (Feed feed : feeds) {
            headlines.put(
                    feed,
                    new Headline(
                            row.getLong(feed.id() + "_reporting"),
                            row.getLong(feed.id() + "_valued"),
                            SqlReader.number(row, feed.id() + "_headline")));
        }
        return headlines;
    }

    private long countReporting(Viewer viewer, YearMonth month) {
        List<Sql> reported = new ArrayList<>();
        feedsByScope(viewer)
                .forEach((scope, feeds) -> reported.add(Sql.of("("
                                + feeds.stream()
                                        .map(feed -> since(feed) + " = 0")
                                        .collect(Collectors.joining(" OR "))
                                + ") AND")
                        .plus(enterprisesIn(scope))));
        if (reported.isEmpty()) {
            return 0;
        }
        Sql sql = Sql.of("SELECT count() AS n FROM enterprise_month FINAL WHERE month = ? AND (false", month.atDay(1));
        for (Sql condition : reported) {
            sql = sql.plus("OR (").plus(condition).plus(")");
        }
        return reader.get(sql.plus(") " + Sql.BY_PARTITION), row -> row.getLong("n"));
    }

    /** Rows of the month, or of the month's files where the row's own month could not be read. */
    private long countQuarantined(Viewer viewer, YearMonth month) {
        Sql sql = Sql.of(
                "SELECT count() AS n FROM quarantine FINAL WHERE (month = ? OR position(file, ?) > 0) AND (false",
                month.toString(),
                "-" + month);
        for (Map.Entry<AreaScope, List<Feed>> feeds : feedsByScope(viewer).entrySet()) {
            Object[] ids = feeds.getValue().stream().map(Feed::id).toArray();
            sql = sql.plus("OR (feed IN (" + String.join(", ", Collections.nCopies(ids.length, "?")) + ") AND", ids)
                    .plus(enterprisesIn(feeds.getKey()))
                    .plus(")");
        }
        if (viewer.areas().everywhere()) {
            // Files of no feed: master data, and names that say nothing.
            Object[] ids = Arrays.stream(Feed.values()).map(Feed::id).toArray();
            sql = sql.plus("OR feed NOT IN (" + String.join(", ", Collections.nCopies(ids.length, "?")) + ")", ids);
        }
        return reader.get(sql.plus(")"), row -> row.getLong("n"));
    }

    private @Nullable Instant findDataAsOf() {
        Sql sql = Sql.of("SELECT finished_at FROM ingest_run FINAL WHERE finished_at IS NOT NULL"
                + " ORDER BY finished_at DESC LIMIT 1");
        return reader.find(sql, row -> row.getObject("finished_at", OffsetDateTime.class)
                        .toInstant())
                .orElse(null);
    }

    private static Sql enterprisesIn(AreaScope scope) {
        return scope.everywhere()
                ? Sql.TRUE
                : Sql.of("uscc IN (SELECT uscc FROM enterprise FINAL WHERE")
                        .plus(RowRules.within(scope, "area"))
                        .plus(")");
    }

    private static IndicatorColumn headline(Feed feed) {
        return IndicatorColumn.of(Measure.headlineOf(feed));
    }

    private static String since(Feed feed) {
        return Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT).id();
    }
}
