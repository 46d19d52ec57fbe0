package org.loomwatch.api.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.overview.Overview.AreaName;
import org.loomwatch.api.overview.Overview.FeedMonth;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;

/** Sums up one month. */
public final class OverviewService {

    private final SqlReader reader;
    private final AreaService areas;
    private final MonthService months;

    public OverviewService(SqlReader reader, AreaService areas, MonthService months) {
        this.reader = reader;
        this.areas = areas;
        this.months = months;
    }

    /** Number of reporting enterprises and headline figures of one month, by feed. */
    private record MonthFigures(long reporting, Map<Feed, Long> enterprises, Map<Feed, Double> headlines) {

        static final MonthFigures NONE = new MonthFigures(0, Map.of(), Map.of());
    }

    /** @param wanted empty for the latest month */
    public Overview get(Viewer viewer, Optional<YearMonth> wanted) {
        AreaName district = areas.findDistrict(viewer)
                .map(area -> new AreaName(area.id(), area.nameZh(), area.nameEn()))
                .orElse(null);
        List<YearMonth> known = months.list();
        long enterprises = countEnterprises(viewer);
        if (known.isEmpty() && wanted.isEmpty()) {
            return new Overview(district, null, known, enterprises, 0, List.of(), 0, findDataAsOf());
        }
        YearMonth month = MonthService.choose(wanted, known);
        Map<YearMonth, MonthFigures> figures =
                figures(viewer, List.of(month, month.minusMonths(1), month.minusYears(1)));
        MonthFigures current = figures.getOrDefault(month, MonthFigures.NONE);
        List<FeedMonth> feeds = Arrays.stream(Feed.values())
                .map(feed -> new FeedMonth(
                        feed.id(),
                        current.enterprises().getOrDefault(feed, 0L),
                        headline(feed).statistic().id(),
                        current.headlines().get(feed),
                        headlineOf(figures, month.minusMonths(1), feed),
                        headlineOf(figures, month.minusYears(1), feed)))
                .toList();
        return new Overview(
                district,
                month,
                known,
                enterprises,
                current.reporting(),
                feeds,
                countQuarantined(viewer, month),
                findDataAsOf());
    }

    private long countEnterprises(Viewer viewer) {
        Sql sql = Sql.of("SELECT count() AS n FROM enterprise FINAL WHERE").plus(RowRules.within(viewer, "area"));
        return reader.get(sql, row -> row.getLong("n"));
    }

    private Map<YearMonth, MonthFigures> figures(Viewer viewer, List<YearMonth> wanted) {
        List<String> columns = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            columns.add("countIf(" + since(feed) + " = 0) AS " + feed.id() + "_enterprises");
            columns.add(headline(feed).aggregate() + " AS " + feed.id() + "_headline");
        }
        String anyReported =
                Arrays.stream(Feed.values()).map(feed -> since(feed) + " = 0").collect(Collectors.joining(" OR "));
        Sql sql = Sql.of(
                        "SELECT month, countIf(" + anyReported + ") AS reporting, " + String.join(", ", columns)
                                + " FROM enterprise_month FINAL WHERE month IN (?, ?, ?) AND",
                        wanted.stream().map(month -> month.atDay(1)).toArray())
                .plus(enterprisesSeen(viewer))
                .plus("GROUP BY month");
        return reader
                .list(sql, row -> Map.entry(YearMonth.from(row.getObject("month", LocalDate.class)), monthFigures(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static MonthFigures monthFigures(ResultSet row) throws SQLException {
        Map<Feed, Long> enterprises = new HashMap<>();
        Map<Feed, Double> headlines = new HashMap<>();
        for (Feed feed : Feed.values()) {
            enterprises.put(feed, row.getLong(feed.id() + "_enterprises"));
            Double headline = SqlReader.number(row, feed.id() + "_headline");
            if (headline != null) {
                headlines.put(feed, headline);
            }
        }
        return new MonthFigures(row.getLong("reporting"), enterprises, headlines);
    }

    /** Rows of the month, or of the month's files where the row's own month could not be read. */
    private long countQuarantined(Viewer viewer, YearMonth month) {
        Sql sql = Sql.of(
                        "SELECT count() AS n FROM quarantine FINAL WHERE (month = ? OR position(file, ?) > 0) AND",
                        month.toString(),
                        "-" + month)
                .plus(viewer.areas().everywhere() ? Sql.TRUE : enterprisesSeen(viewer));
        return reader.get(sql, row -> row.getLong("n"));
    }

    private @Nullable Instant findDataAsOf() {
        Sql sql = Sql.of("SELECT finished_at FROM ingest_run FINAL WHERE finished_at IS NOT NULL"
                + " ORDER BY finished_at DESC LIMIT 1");
        return reader.find(sql, row -> row.getObject("finished_at", OffsetDateTime.class)
                        .toInstant())
                .orElse(null);
    }

    private static Sql enterprisesSeen(Viewer viewer) {
        return viewer.areas().everywhere()
                ? Sql.TRUE
                : Sql.of("uscc IN (SELECT uscc FROM enterprise FINAL WHERE")
                        .plus(RowRules.within(viewer, "area"))
                        .plus(")");
    }

    private static @Nullable Double headlineOf(Map<YearMonth, MonthFigures> figures, YearMonth month, Feed feed) {
        return figures.getOrDefault(month, MonthFigures.NONE).headlines().get(feed);
    }

    private static IndicatorColumn headline(Feed feed) {
        return IndicatorColumn.of(Measure.headlineOf(feed));
    }

    private static String since(Feed feed) {
        return Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT).id();
    }
}
