package org.loomwatch.api.overview;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.overview.Overview.AreaName;
import org.loomwatch.api.overview.Overview.FeedMonth;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;

/** Sums up one month. */
public final class OverviewService {

    /** What is reported has no more digits: whatever order it was added up in, the total is the same. */
    private static final double THOUSANDTHS = 1_000;

    private final SqlReader reader;
    private final AreaService areas;
    private final MonthService months;
    private final AnswerCache answers;
    private final AreaFiguresReader figures;

    /** @param totals of the figures, made beforehand */
    public OverviewService(
            SqlReader reader, AreaService areas, MonthService months, AnswerCache answers, ChartCube totals) {
        this.reader = reader;
        this.areas = areas;
        this.months = months;
        this.answers = answers;
        this.figures = new AreaFiguresReader(reader, answers, totals);
    }

    /** Reports and headline figures of one month: enterprises reported and with a value, and the total. */
    private record Headline(
            long reporting, long valued, @Nullable Double total) {}

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
        List<AreaFigures> now = figures.list(month);
        List<AreaFigures> monthBefore = figures.list(month.minusMonths(1));
        List<AreaFigures> yearBefore = figures.list(month.minusYears(1));
        return new Overview(
                district,
                month,
                known,
                enterprises,
                countReporting(viewer, now),
                Arrays.stream(Feed.values())
                        .map(feed -> feedMonth(viewer, feed, now, monthBefore, yearBefore))
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

    private static FeedMonth feedMonth(
            Viewer viewer,
            Feed feed,
            List<AreaFigures> now,
            List<AreaFigures> monthBefore,
            List<AreaFigures> yearBefore) {
        String statistic = AreaFiguresReader.headline(feed).statistic().id();
        AreaScope scope = scope(viewer, feed);
        if (scope.isNowhere()) {
            return new FeedMonth(feed.id(), true, null, statistic, null, null, null);
        }
        boolean seesSingleOnes =
                FieldRules.scope(viewer, List.of(feed), FieldDetail.AMOUNTS).equals(scope);
        Headline headline = headline(feed, scope, now);
        return new FeedMonth(
                feed.id(),
                false,
                headline.reporting(),
                statistic,
                total(headline, seesSingleOnes),
                total(headline(feed, scope, monthBefore), seesSingleOnes),
                total(headline(feed, scope, yearBefore), seesSingleOnes));
    }

    private static @Nullable Double total(Headline headline, boolean seesSingleOnes) {
        return seesSingleOnes || headline.valued() >= FieldRules.SMALLEST_CELL ? headline.total() : null;
    }

    private static Headline headline(Feed feed, AreaScope scope, List<AreaFigures> figures) {
        long reporting = 0;
        long valued = 0;
        double sum = 0;
        List<Double> each = new ArrayList<>();
        for (AreaFigures area : figures) {
            if (scope.covers(area.area())) {
                AreaFigures.Values values = area.values().getOrDefault(feed, AreaFigures.Values.NONE);
                reporting += count(area, reported -> reported.contains(feed));
                valued += values.present();
                sum += values.sum();
                each.addAll(values.each());
            }
        }
        if (valued == 0) {
            return new Headline(reporting, 0, null);
        }
        double total = AreaFiguresReader.addsUp(feed)
                ? Math.rint(sum * THOUSANDTHS) / THOUSANDTHS
                : new Median().evaluate(each.stream().mapToDouble(x -> x).toArray());
        return new Headline(reporting, valued, total);
    }

    private long countEnterprises(Viewer viewer) {
        return figures.countEnterprises().entrySet().stream()
                .filter(area -> viewer.areas().covers(area.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Enterprises that reported anything of what the viewer sees of them. */
    private static long countReporting(Viewer viewer, List<AreaFigures> figures) {
        Map<AreaScope, List<Feed>> feeds = feedsByScope(viewer);
        long reporting = 0;
        for (AreaFigures area : figures) {
            List<Feed> seen = feeds.entrySet().stream()
                    .filter(of -> of.getKey().covers(area.area()))
                    .flatMap(of -> of.getValue().stream())
                    .toList();
            reporting += count(area, reported -> !Collections.disjoint(reported, seen));
        }
        return reporting;
    }

    private static long count(AreaFigures area, Predicate<Set<Feed>> wanted) {
        return area.reports().entrySet().stream()
                .filter(reports -> wanted.test(reports.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
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

    /** Enterprises of quarantined rows, by where they are: few, so that the register is asked for these only. */
    private static Sql enterprisesIn(AreaScope scope) {
        return scope.everywhere()
                ? Sql.TRUE
                : Sql.of("uscc IN (SELECT uscc FROM enterprise FINAL WHERE uscc IN (SELECT uscc FROM quarantine) AND")
                        .plus(RowRules.within(scope, "area"))
                        .plus(")");
    }
}
