package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.Role;

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
