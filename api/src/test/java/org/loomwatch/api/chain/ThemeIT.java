package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.chart.Chart;
import org.loomwatch.api.chart.ChartCells;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.chart.ChartDimension;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartService;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.theme.Theme;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;

/** Analyses, charts and kept views on a running server, beside what the tables hold. */
@ExtendWith(GeneratedDistrict.class)
class ThemeIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static GeneratedDistrict.Running district;
    /** Sees all amounts. */
    private static SignedIn analyst;
    /** Sees ratios and totals of the whole district. */
    private static SignedIn leader;

    private static YearMonth month;

    @BeforeAll
    static void take(GeneratedDistrict.Running running) {
        district = running;
        analyst = running.signIn(Role.ANALYST);
        leader = running.signIn(Role.LEADER);
        month = running.generated().until().minusMonths(4);
    }

    @Test
    void theCoverageGapByStreetIsWhatTheTablesHold() throws Exception {
        Map<String, Double> expected = sums("sum(uninsured_staff)");
        JsonNode table = json(analyst, "/api/v1/themes/insurance?by=street&month=" + month);
        assertEquals("uninsured_staff", table.at("/columns/2/measure").asText());
        Map<String, Double> told = new TreeMap<>();
        table.get("rows")
                .forEach(row -> told.put(
                        row.get("key").asText(), row.at("/cells/2/value").asDouble()));
        assertEquals(expected, told);
        double all = expected.values().stream().mapToDouble(Double::doubleValue).sum();
        assertEquals(all, table.at("/trend/12/values/2").asDouble(), 1e-6);
        String csv = get(analyst, "/api/v1/themes/insurance.csv?by=street&month=" + month)
                .body();
        assertTrue(csv.contains("# rows " + expected.size() + ",complete"), csv);
    }

    @Test
    void smallGroupsAreHiddenFromThoseWhoSeeTotalsOnly() throws Exception {
        String path = "/api/v1/charts?measure=staff_registered&dimension=division&from=" + month + "&to=" + month;
        Map<String, Long> counts = new TreeMap<>();
        json(analyst, path).get("items").forEach(item -> {
            assertFalse(item.get("suppressed").asBoolean());
            counts.put(item.get("key").asText(), item.get("enterprises").asLong());
        });
        long small = counts.values().stream()
                .filter(count -> count < FieldRules.SMALLEST_CELL)
                .count();
        assertTrue(small > 0, "the district has small industries: " + counts);
        int hidden = 0;
        for (JsonNode item : json(leader, path).get("items")) {
            if (item.get("suppressed").asBoolean()) {
                hidden++;
                assertTrue(item.get("value").isNull() && item.get("enterprises").isNull(), item.toString());
            } else {
                assertTrue(item.get("enterprises").asLong() >= FieldRules.SMALLEST_CELL, item.toString());
            }
        }
        assertTrue(hidden >= small, hidden + " hidden of " + small);
        assertEquals(403, get(leader, path + "&size=small").statusCode(), "industries crossed with sizes");
        assertEquals(200, get(analyst, path + "&size=small").statusCode());
    }

    @Test
    void riskAndEntriesAddUp() throws Exception {
        JsonNode risk = json(leader, "/api/v1/themes/risk?by=section");
        long scored = 0;
        for (JsonNode row : risk.get("rows")) {
            scored += row.at("/cells/0/value").asLong();
        }
        assertEquals(scored, risk.at("/trend/12/values/0").asLong());
        JsonNode entries = json(leader, "/api/v1/themes/entries?by=community");
        assertEquals(
                district.generated().until().minusMonths(3).toString(),
                entries.get("month").asText());
        JsonNode now = entries.at("/trend/12/values");
        JsonNode before = entries.at("/trend/11/values");
        assertEquals(
                before.get(0).asLong() + now.get(1).asLong() - now.get(2).asLong(),
                now.get(0).asLong(),
                "active now = active before + entered - left: " + before + now);
    }

    @Test
    void aSharedViewIsSeenByThoseWhoseRightsShowIt() throws Exception {
        ObjectNode draft = Json.MAPPER.createObjectNode().put("name", "用电与行业").put("note", "");
        draft.put("shared", false)
                .putObject("query")
                .put("measure", "power_kwh")
                .put("dimension", "section")
                .put("form", "bars");
        HttpResponse<String> kept = send(analyst, "POST", "/api/v1/chart-views", draft, "");
        assertEquals(201, kept.statusCode(), kept.body());
        String id = Json.MAPPER.readTree(kept.body()).get("id").asText();
        String path = "/api/v1/chart-views/" + id;
        assertEquals(404, get(leader, path).statusCode());
        draft.put("shared", true);
        assertEquals(428, send(analyst, "PUT", path, draft, "").statusCode());
        String tag = kept.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> shared = send(analyst, "PUT", path, draft, tag);
        assertEquals(200, shared.statusCode(), shared.body());
        assertEquals(412, send(analyst, "PUT", path, draft, tag).statusCode());
        assertEquals(200, get(leader, path).statusCode());
        assertEquals(403, send(leader, "PUT", path, draft, tag).statusCode());
        assertEquals(404, get(district.signIn(Role.EDUCATION_PLANNER), path).statusCode(), "sees no power anywhere");
        assertEquals(
                400,
                send(leader, "POST", "/api/v1/chart-views", withMeasure(draft, "1; DROP"), "")
                        .statusCode());
        String newest = shared.headers().firstValue("ETag").orElseThrow();
        assertNotEquals(tag, newest);
        assertEquals(200, send(analyst, "DELETE", path, null, newest).statusCode());
        assertEquals(404, get(analyst, path).statusCode());
    }

    /** What was added up before says the same as the enterprises one by one, for everybody, until the data change. */
    @Test
    void totalsMadeBeforehandAreThoseOfTheEnterprises() throws Exception {
        SqlReader reader = new SqlReader(district.stores().clickHouse()::read, new SimpleMeterRegistry());
        var store = district.stores().clickHouse().dataSource();
        AnswerCache nothingKept = new AnswerCache(Optional::empty);
        MonthService months = new MonthService(reader, nothingKept);
        AreaTree tree = new AreaService(reader).findTree().orElseThrow();
        ChartCube cube = new ChartCube(reader, store);
        ChartService direct = new ChartService(reader, () -> tree, months, nothingKept, new ChartCube(reader, store));
        ChartService prepared = new ChartService(reader, () -> tree, months, nothingKept, cube);
        awaitTotals(cube, month);
        Map<Feed, AreaScope> everywhere = new EnumMap<>(Feed.class);
        Stream.of(Feed.values()).forEach(feed -> everywhere.put(feed, AreaScope.EVERYWHERE));
        AreaScope street = AreaScope.under(
                List.of(tree.listChildren(tree.root().id()).get(0).id()), tree);
        List<Viewer> viewers = List.of(
                Viewer.unrestricted("all"),
                new Viewer("totals", AreaScope.EVERYWHERE, everywhere, Map.of()),
                new Viewer("street", street, everywhere, everywhere));
        for (Theme theme : Theme.values()) {
            for (ChartDimension.Axis axis : ChartDimension.Axis.values()) {
                for (Viewer viewer : viewers) {
                    var expected = direct.cells(viewer, theme.measures(), axis, month.minusMonths(2), month);
                    var told = prepared.cells(viewer, theme.measures(), axis, month.minusMonths(2), month);
                    for (ChartMeasure measure : theme.measures()) {
                        assertSame(measure.id() + " by " + axis, expected.get(measure), told.get(measure));
                    }
                }
            }
        }
        assertTrue(cube.has(Theme.ENERGY.measures(), month, month));
        try (var connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO enterprise SELECT * REPLACE (version + 1 AS version) FROM enterprise FINAL LIMIT 1");
        }
        assertFalse(cube.has(Theme.ENERGY.measures(), month, month), "what was made of older data is not read");
    }

    /** The running server makes them; this one reads what it has made. */
    static void awaitTotals(ChartCube cube, YearMonth month) throws InterruptedException {
        Instant patience = Instant.now().plusSeconds(120);
        while (!cube.isCurrent(month.minusMonths(2), month)) {
            assertTrue(Instant.now().isBefore(patience), "the server makes totals");
            Thread.sleep(200);
            cube.load();
        }
    }

    /** Sums are of the same numbers in another order. */
    private static void assertSame(String what, @Nullable ChartCells expected, @Nullable ChartCells told) {
        if (expected == null || told == null) {
            assertEquals(expected, told, what);
            return;
        }
        List<Chart.Item> items = expected.list(key -> true);
        List<Chart.Item> others = told.list(key -> true);
        assertEquals(
                items.stream().map(ThemeIT::withoutValue).toList(),
                others.stream().map(ThemeIT::withoutValue).toList(),
                what);
        for (int i = 0; i < items.size(); i++) {
            Double value = items.get(i).value();
            if (value == null) {
                assertEquals(null, others.get(i).value(), what);
            } else {
                assertEquals(value, others.get(i).value(), Math.abs(value) * 1e-9, what);
            }
        }
    }

    private static String withoutValue(Chart.Item item) {
        return "%s %s %s %s".formatted(item.key(), item.month(), item.enterprises(), item.suppressed());
    }

    /** An answer that was kept is given up as soon as there are new data; nobody gets what is kept for other rights. */
    @Test
    void keptAnswersEndWithNewDataAndAreNobodyElses() throws Exception {
        String path = "/api/v1/overview?month=" + month;
        long before = json(analyst, path).get("quarantined").asLong();
        assertEquals(before, json(analyst, path).get("quarantined").asLong());
        JsonNode planner = json(district.signIn(Role.EDUCATION_PLANNER), path);
        assertTrue(planner.at("/feeds/0/masked").asBoolean(), planner.toString());
        try (var connection = district.stores().clickHouse().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    ("INSERT INTO quarantine (file, file_hash, line, feed, record_id, uscc, month, column, reason,"
                                    + " expected, original, ingested_at) SELECT 'power-%1$s.csv', 'kept-answers', 1, 'power', 'K-1', uscc,"
                                    + " '%1$s', 'kwh', 'amount_negative', '', 'K-1', now64(3, 'UTC') FROM enterprise FINAL LIMIT 1")
                            .formatted(month));
        }
        Thread.sleep(DataVersion.KEPT.plusMillis(50).toMillis());
        assertEquals(before + 1, json(analyst, path).get("quarantined").asLong());
        assertFalse(json(analyst, path).at("/feeds/0/masked").asBoolean());
        assertTrue(json(district.signIn(Role.EDUCATION_PLANNER), path)
                .at("/feeds/0/masked")
                .asBoolean());
    }

    private static ObjectNode withMeasure(ObjectNode draft, String measure) {
        ObjectNode copy = draft.deepCopy();
        ((ObjectNode) copy.get("query")).put("measure", measure);
        return copy;
    }

    private static Map<String, Double> sums(String figure) throws Exception {
        Map<String, Double> sums = new TreeMap<>();
        try (var connection = district.stores().clickHouse().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT street, " + figure
                        + " FROM (SELECT * FROM enterprise_month FINAL WHERE month = '" + month + "-01') AS m"
                        + " INNER JOIN (SELECT uscc, ancestor AS street FROM enterprise AS e FINAL INNER JOIN ("
                        + AreaPaths.SQL + ") AS p ON e.area = p.area WHERE level = 'street') AS place"
                        + " ON m.uscc = place.uscc GROUP BY street")) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getDouble(2));
            }
        }
        return sums;
    }

    private static JsonNode json(SignedIn person, String path) throws Exception {
        HttpResponse<String> answer = get(person, path);
        assertEquals(200, answer.statusCode(), path + ": " + answer.body());
        return Json.MAPPER.readTree(answer.body());
    }

    private static HttpResponse<String> get(SignedIn person, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(person.address() + path))
                        .header("Cookie", person.cookie())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(
            SignedIn person, String method, String path, @Nullable JsonNode body, String tag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(person.address() + path))
                .header("Cookie", person.cookie())
                .header("X-CSRF-Token", person.csrf())
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!tag.isEmpty()) {
            request.header("If-Match", tag);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
