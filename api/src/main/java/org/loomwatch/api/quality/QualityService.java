package org.loomwatch.api.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.quality.FeedQualityDetail.AreaQuality;
import org.loomwatch.api.quality.FeedQualityDetail.Finding;
import org.loomwatch.api.quality.FeedQualityDetail.MonthQuality;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;

/** Judges what departments send. Figures are totals over many enterprises and say nothing of a single one. */
public final class QualityService {

    private static final int MONTHS_SHOWN = 12;

    private final SqlReader reader;
    private final AnswerCache answers;
    private final MonthService months;
    private final DeliveryFigures deliveries;

    /** @param answers keeps what was judged while no data arrive */
    public QualityService(SqlReader reader, AnswerCache answers) {
        this.reader = reader;
        this.answers = answers;
        months = new MonthService(reader, answers);
        deliveries = new DeliveryFigures(reader);
    }

    private record ReportQuestion(YearMonth month, Optional<String> area) {}

    private record FeedQuestion(Feed feed, YearMonth month, Optional<String> area) {}

    public QualityReport get(Viewer viewer, Optional<YearMonth> wanted, Optional<String> area) {
        List<YearMonth> known = months.list();
        YearMonth month = MonthService.choose(wanted, known);
        return answers.get(
                viewer,
                new ReportQuestion(month, area),
                () -> new QualityReport(month, known, area.orElse(null), ranking(viewer, month, area)));
    }

    private List<FeedQuality> ranking(Viewer viewer, YearMonth month, Optional<String> area) {
        List<FeedQuality> feeds = new ArrayList<>();
        qualities(List.of(Feed.values()), List.of(month), QualityScope.of(viewer, area))
                .values()
                .forEach(judged -> feeds.add(judged.get(month)));
        feeds.sort(Comparator.comparing(FeedQuality::score, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                .thenComparing(FeedQuality::feed));
        return feeds;
    }

    public FeedQualityDetail get(Viewer viewer, Feed feed, Optional<YearMonth> wanted, Optional<String> area) {
        List<YearMonth> known = months.list();
        YearMonth month = MonthService.choose(wanted, known);
        return answers.get(viewer, new FeedQuestion(feed, month, area), () -> detail(viewer, feed, known, month, area));
    }

    private FeedQualityDetail detail(
            Viewer viewer, Feed feed, List<YearMonth> known, YearMonth month, Optional<String> area) {
        List<YearMonth> shown = known.stream()
                .filter(any -> !any.isAfter(month) && any.isAfter(month.minusMonths(MONTHS_SHOWN)))
                .toList();
        Sql scope = QualityScope.of(viewer, area);
        Map<YearMonth, FeedQuality> qualities =
                qualities(List.of(feed), shown, scope).get(feed);
        return new FeedQualityDetail(
                feed.id(),
                month,
                qualities.entrySet().stream()
                        .map(entry -> new MonthQuality(entry.getKey(), entry.getValue()))
                        .toList(),
                areas(viewer, feed, month, area),
                findings(feed, month, scope));
    }

    /** What {@code enterprise_month} says of one feed's month. */
    private record Figures(
            long expected,
            long reported,
            long checked,
            long inconsistent,
            @Nullable Double ratio,
            @Nullable Double yoy,
            @Nullable Long silent) {

        static final Figures NONE = new Figures(0, 0, 0, 0, null, null, null);

        @Nullable
        Double drift() {
            Double fromMedian = ratio == null ? null : Math.abs(ratio - 1);
            Double fromYear = yoy == null ? null : Math.abs(yoy - 1);
            if (fromMedian == null || fromYear == null) {
                return fromMedian == null ? fromYear : fromMedian;
            }
            return Math.min(fromMedian, fromYear);
        }
    }

    private Map<Feed, Map<YearMonth, FeedQuality>> qualities(List<Feed> feeds, List<YearMonth> wanted, Sql scope) {
        Map<Feed, Map<YearMonth, Figures>> figures = figures(feeds, wanted, scope);
        Map<Feed, Map<YearMonth, DeliveryFigures.Rows>> rows = deliveries.get(feeds, wanted, scope);
        Map<Feed, Map<YearMonth, FeedQuality>> qualities = new EnumMap<>(Feed.class);
        for (Feed feed : feeds) {
            Map<YearMonth, FeedQuality> judged = new TreeMap<>();
            for (YearMonth month : wanted) {
                judged.put(
                        month,
                        quality(
                                feed,
                                figures.get(feed).getOrDefault(month, Figures.NONE),
                                rows.get(feed).getOrDefault(month, DeliveryFigures.Rows.NONE)));
            }
            qualities.put(feed, judged);
        }
        return qualities;
    }

    private static FeedQuality quality(Feed feed, Figures figures, DeliveryFigures.Rows rows) {
        Double completeness = isPeriodic(feed) ? FeedQuality.share(figures.reported(), figures.expected()) : null;
        Double timeliness = FeedQuality.share(rows.onTime(), rows.records());
        Double validity = FeedQuality.share(rows.records(), rows.records() + rows.rejected());
        Double uniqueness =
                isPeriodic(feed) ? FeedQuality.share(rows.records() - rows.repeated(), rows.records()) : null;
        Double consistency = FeedQuality.share(figures.checked() - figures.inconsistent(), figures.checked());
        return new FeedQuality(
                feed.id(),
                "feed-" + feed.id(),
                isPeriodic(feed) ? figures.expected() : 0,
                figures.reported(),
                completeness,
                rows.records(),
                rows.onTime(),
                timeliness,
                rows.records() + rows.rejected(),
                rows.rejected(),
                validity,
                isPeriodic(feed) ? rows.repeated() : 0,
                uniqueness,
                figures.checked(),
                figures.inconsistent(),
                consistency,
                figures.drift(),
                FeedQuality.mean(completeness, timeliness, validity, uniqueness, consistency),
                figures.silent());
    }

    /** Complaints and capacity exit tell what happens; the others report every month. */
    static boolean isPeriodic(Feed feed) {
        return feed != Feed.COMPLAINTS && feed != Feed.CAPACITY_EXIT;
    }

    /** One pass over the months for all feeds together. */
    private Map<Feed, Map<YearMonth, Figures>> figures(List<Feed> feeds, List<YearMonth> wanted, Sql scope) {
        String columns = feeds.stream().map(QualityService::columns).collect(Collectors.joining(", "));
        Sql sql = Sql.of("SELECT month, " + columns + " FROM enterprise_month FINAL WHERE")
                .plus(DeliveryFigures.in(wanted))
                .plus("AND")
                .plus(scope)
                .plus("GROUP BY month " + Sql.BY_PARTITION);
        Map<Feed, Map<YearMonth, Figures>> figures = new EnumMap<>(Feed.class);
        feeds.forEach(feed -> figures.put(feed, new TreeMap<>()));
        reader.list(sql, row -> {
            for (Feed feed : feeds) {
                figures.get(feed).put(month(row), figures(feed, row));
            }
            return row;
        });
        return figures;
    }

    private static String columns(Feed feed) {
        String id = feed.id();
        return "countIf(%s_since <= 3) AS %s_expected".formatted(id, id)
                + ", countIf(%s_since = 0) AS %s_reported".formatted(id, id)
                + ", countIf(%s) AS %s_checked".formatted(join(feed, true), id)
                + ", countIf(%s) AS %s_inconsistent".formatted(join(feed, false), id)
                + ", quantileExactInclusive(0.5)(%s_ratio) AS %s_median_ratio".formatted(id, id)
                + ", quantileExactInclusive(0.5)(%s_yoy) AS %s_median_yoy".formatted(id, id)
                + ", min(%s_since) AS %s_silent".formatted(id, id);
    }

    private static Figures figures(Feed feed, ResultSet row) throws SQLException {
        Double silent = SqlReader.number(row, feed.id() + "_silent");
        return new Figures(
                row.getLong(feed.id() + "_expected"),
                row.getLong(feed.id() + "_reported"),
                row.getLong(feed.id() + "_checked"),
                row.getLong(feed.id() + "_inconsistent"),
                SqlReader.number(row, feed.id() + "_median_ratio"),
                SqlReader.number(row, feed.id() + "_median_yoy"),
                silent == null ? null : silent.longValue());
    }

    private static String join(Feed feed, boolean applies) {
        List<String> conditions = Check.listOf(feed).stream()
                .map(check -> "(" + (applies ? check.applies(feed) : check.broken(feed)) + ")")
                .toList();
        return conditions.isEmpty() ? "false" : String.join(" OR ", conditions);
    }

    private List<Finding> findings(Feed feed, YearMonth month, Sql scope) {
        List<Check> checks = Check.listOf(feed);
        if (checks.isEmpty()) {
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (Check check : checks) {
            columns.add("countIf(" + check.applies(feed) + ") AS applies_" + check.id());
            columns.add("countIf(" + check.broken(feed) + ") AS broken_" + check.id());
        }
        Sql sql = Sql.of(
                        "SELECT " + String.join(", ", columns) + " FROM enterprise_month FINAL WHERE month = ? AND",
                        month.atDay(1))
                .plus(scope);
        return reader.get(sql, row -> {
            List<Finding> findings = new ArrayList<>();
            for (Check check : checks) {
                findings.add(new Finding(
                        check.id(),
                        check.nameZh(),
                        check.nameEn(),
                        row.getLong("applies_" + check.id()),
                        row.getLong("broken_" + check.id())));
            }
            return findings;
        });
    }

    private List<AreaQuality> areas(Viewer viewer, Feed feed, YearMonth month, Optional<String> area) {
        String since = feed.id() + "_since";
        Sql sql = Sql.of(
                        "SELECT place.ancestor AS area, any(a.name_zh) AS name_zh, any(a.name_en) AS name_en,"
                                + " countIf(" + since + " <= 3) AS expected, countIf(" + since + " = 0) AS reported"
                                + " FROM (SELECT uscc, " + since
                                + " FROM enterprise_month FINAL WHERE month = ?) AS figure"
                                + " INNER JOIN (SELECT e.uscc AS uscc, p.ancestor AS ancestor FROM enterprise AS e FINAL"
                                + " INNER JOIN (SELECT area, ancestor FROM (" + AreaPaths.SQL
                                + ") WHERE level = 'street') AS p ON e.area = p.area WHERE",
                        month.atDay(1))
                .plus(RowRules.within(viewer, "e.area"));
        if (area.isPresent()) {
            sql = sql.plus("AND e.area IN (SELECT area FROM (" + AreaPaths.SQL + ") WHERE ancestor = ?)", area.get());
        }
        sql = sql.plus(") AS place ON figure.uscc = place.uscc INNER JOIN area AS a FINAL ON a.id = place.ancestor"
                + " GROUP BY place.ancestor ORDER BY place.ancestor");
        return reader.list(sql, row -> {
            long expected = isPeriodic(feed) ? row.getLong("expected") : 0;
            long reported = row.getLong("reported");
            return new AreaQuality(
                    row.getString("area"),
                    row.getString("name_zh"),
                    row.getString("name_en"),
                    expected,
                    reported,
                    FeedQuality.share(reported, expected));
        });
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }
}
