package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.figure.IndicatorColumn;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.map.MapLayer;
import org.loomwatch.api.map.MapService;
import org.loomwatch.api.overview.Overview;
import org.loomwatch.api.overview.OverviewService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;

/** The overview and the map of people whose grants show each feed somewhere else, beside what the tables hold. */
@ExtendWith(GeneratedDistrict.class)
class OverviewIT {

    private static GeneratedDistrict.Running district;
    private static SqlReader reader;
    private static AreaService areas;
    private static AreaTree tree;
    private static YearMonth month;

    @BeforeAll
    static void take(GeneratedDistrict.Running running) {
        district = running;
        reader = new SqlReader(district.stores().clickHouse()::read, new SimpleMeterRegistry());
        areas = new AreaService(reader);
        tree = areas.findTree().orElseThrow();
        month = running.generated().until().minusMonths(2);
    }

    @Test
    void everyFeedIsAddedUpWhereItIsSeen() throws Exception {
        List<String> streets =
                tree.listChildren(tree.root().id()).stream().map(Area::id).toList();
        AreaScope first = AreaScope.under(streets.subList(0, 1), tree);
        AreaScope others = AreaScope.under(streets.subList(1, streets.size()), tree);
        Map<Feed, AreaScope> seen = new EnumMap<>(Feed.class);
        seen.put(Feed.WAGES, first);
        seen.put(Feed.POWER, others);
        seen.put(Feed.CAPACITY_EXIT, AreaScope.EVERYWHERE);
        Viewer viewer = new Viewer("mixed", AreaScope.EVERYWHERE, seen, seen);
        var store = district.stores().clickHouse().dataSource();
        ChartCube totals = new ChartCube(reader, store);
        ThemeIT.awaitTotals(totals, month);
        AnswerCache nothingKept = new AnswerCache(Optional::empty);
        MonthService months = new MonthService(reader, nothingKept);
        Overview told = new OverviewService(reader, areas, months, nothingKept, totals).get(viewer, Optional.of(month));
        Overview direct = new OverviewService(reader, areas, months, nothingKept, new ChartCube(reader, store))
                .get(viewer, Optional.of(month));
        assertEquals(direct.reporting(), told.reporting());
        for (int i = 0; i < told.feeds().size(); i++) {
            assertEquals(
                    direct.feeds().get(i).enterprises(), told.feeds().get(i).enterprises());
            assertClose(
                    "made beforehand",
                    direct.feeds().get(i).headlineTotal(),
                    told.feeds().get(i).headlineTotal());
        }
        for (Overview.FeedMonth feed : told.feeds()) {
            AreaScope scope = seen.get(Feed.find(feed.feed()).orElseThrow());
            assertEquals(scope == null, feed.masked(), feed.feed());
            if (scope != null) {
                String headline =
                        Measure.headlineOf(Feed.find(feed.feed()).orElseThrow()).id();
                String statistic = feed.feed().equals("capacity_exit") ? "quantileExactInclusive(0.5)" : "sum";
                String where = " WHERE " + within(scope);
                assertEquals(
                        number("SELECT countIf(" + feed.feed() + "_since = 0) FROM " + figures(month) + where),
                        (double) feed.enterprises(),
                        feed.feed());
                for (YearMonth at : List.of(month, month.minusMonths(1), month.minusYears(1))) {
                    Double expected = number("SELECT " + statistic + "(" + headline + ") FROM " + figures(at) + where);
                    Double total = at.equals(month)
                            ? feed.headlineTotal()
                            : at.equals(month.minusYears(1)) ? feed.yearAgoTotal() : feed.previousTotal();
                    assertClose(feed.feed() + " in " + at, expected, total);
                }
            }
        }
        assertEquals(
                number("SELECT countIf((wages_since = 0 AND " + within(first) + ") OR (power_since = 0 AND "
                        + within(others) + ") OR capacity_exit_since = 0) FROM " + figures(month)),
                (double) told.reporting());
        assertTrue(told.reporting() > 0);
    }

    /** A map of totals made beforehand is that of the enterprises; so are its medians, which are never made beforehand. */
    @Test
    void theMapOfTotalsIsThatOfTheEnterprises() throws Exception {
        var store = district.stores().clickHouse().dataSource();
        ChartCube totals = new ChartCube(reader, store);
        ThemeIT.awaitTotals(totals, month);
        AnswerCache nothingKept = new AnswerCache(Optional::empty);
        MapService prepared = new MapService(reader, areas, nothingKept, totals);
        MapService direct = new MapService(reader, areas, nothingKept, new ChartCube(reader, store));
        for (Measure measure : List.of(Measure.POWER_KWH, Measure.COMPLAINTS_CASES, Measure.TAX_OVERDUE_DAYS)) {
            for (AreaLevel level : List.of(AreaLevel.STREET, AreaLevel.GRID)) {
                IndicatorColumn column = IndicatorColumn.of(measure);
                List<MapLayer.AreaValue> expected =
                        direct.get(Viewer.LOCAL, column, month, level).items();
                List<MapLayer.AreaValue> told =
                        prepared.get(Viewer.LOCAL, column, month, level).items();
                assertEquals(expected.size(), told.size(), measure.id());
                assertTrue(expected.size() > 2, measure.id());
                for (int i = 0; i < expected.size(); i++) {
                    String what = measure.id() + " in " + expected.get(i).area();
                    assertEquals(expected.get(i).area(), told.get(i).area(), what);
                    assertEquals(expected.get(i).enterprises(), told.get(i).enterprises(), what);
                    assertClose(what, expected.get(i).value(), told.get(i).value());
                }
            }
        }
    }

    private static String figures(YearMonth at) {
        return "(SELECT m.*, area FROM (SELECT * FROM enterprise_month FINAL WHERE month = '" + at.atDay(1)
                + "') AS m LEFT JOIN (SELECT uscc, area FROM enterprise FINAL) AS e ON m.uscc = e.uscc)";
    }

    private static String within(AreaScope scope) {
        return scope.everywhere()
                ? "true"
                : scope.areas().stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "area IN (", ")"));
    }

    private static @Nullable Double number(String sql) throws Exception {
        try (var connection = district.stores().clickHouse().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            double number = rows.getDouble(1);
            return rows.wasNull() || Double.isNaN(number) ? null : number;
        }
    }

    private static void assertClose(String what, @Nullable Double expected, @Nullable Double told) {
        if (expected == null || told == null) {
            assertEquals(expected, told, what);
        } else {
            assertEquals(expected, told, Math.abs(expected) * 1e-9, what);
        }
    }
}
