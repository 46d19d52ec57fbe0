package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;

/** Feed files, ingest, engines, HTTP: what comes out at the end agrees with what went in. */
@ExtendWith(GeneratedDistrict.class)
class FirstChainIT {

    private static GeneratedDistrict.Running district;
    private static SignedIn analyst;

    @BeforeAll
    static void take(GeneratedDistrict.Running running) {
        district = running;
        analyst = running.signIn(Role.ANALYST);
    }

    @Test
    void theOverviewCountsWhatWasLoaded() throws Exception {
        JsonNode overview = json("/api/v1/overview");
        assertEquals(
                district.ingested().enterprises(), overview.get("enterprises").asLong());
        assertEquals(
                district.generated().until().toString(), overview.get("month").asText());
        assertTrue(overview.get("months").size() >= GeneratedDistrict.MONTHS, overview.toString());
        assertEquals(Feed.values().length, overview.get("feeds").size());
        assertTrue(overview.get("reporting").asLong() > 0);
        assertFalse(overview.at("/district/name_zh").asText().isEmpty());
        assertFalse(overview.get("data_as_of").isNull());
        assertEquals(404, get("/api/v1/overview?month=1999-01").statusCode());
    }

    @Test
    void theMapAddsUpToTheOverview() throws Exception {
        String month = district.generated().until().minusMonths(1).toString();
        JsonNode overview = json("/api/v1/overview?month=" + month);
        for (String feed : List.of("wages", "power", "complaints")) {
            String headline = Measure.headlineOf(Feed.find(feed).orElseThrow()).id();
            double total = 0;
            for (JsonNode item : json("/api/v1/map?indicator=" + headline + "&month=" + month)
                    .get("items")) {
                total += item.get("value").asDouble();
            }
            for (JsonNode item : overview.get("feeds")) {
                if (item.get("feed").asText().equals(feed)) {
                    assertEquals(item.get("headline_total").asDouble(), total, Math.abs(total) * 1e-9, feed);
                }
            }
        }
        assertEquals(
                "median",
                json("/api/v1/map?indicator=power_ratio&month=" + month)
                        .get("statistic")
                        .asText());
        assertEquals(400, get("/api/v1/map?indicator=nonsense").statusCode());
    }

    @Test
    void pagesInEveryOrderListEachEnterpriseOnce() throws Exception {
        for (String sort : List.of("uscc", "-uscc", "name", "-name", "founded_on", "-founded_on")) {
            List<String> listed = listAll("/api/v1/enterprises?limit=70&sort=" + sort);
            assertEquals(district.ingested().enterprises(), listed.size(), sort);
            assertEquals(listed.size(), new HashSet<>(listed).size(), sort);
        }
    }

    @Test
    void streetsDivideTheEnterprises() throws Exception {
        Set<String> listed = new HashSet<>();
        for (JsonNode street : json("/api/v1/areas?level=street").get("items")) {
            for (String uscc : listAll(
                    "/api/v1/enterprises?limit=200&area=" + street.get("id").asText())) {
                assertTrue(listed.add(uscc), uscc + " stands in two streets");
            }
        }
        assertEquals(district.ingested().enterprises(), listed.size());
    }

    @Test
    void searchFindsByNamePartAndByUsccPrefix() throws Exception {
        JsonNode wanted = anEnterprise();
        String name = wanted.get("name").asText();
        String uscc = wanted.get("uscc").asText();
        assertTrue(found(name.substring(1, Math.min(name.length(), 6))).contains(uscc));
        assertEquals(List.of(uscc), found(uscc));
        assertTrue(
                found(uscc.substring(0, 12).toLowerCase(java.util.Locale.ROOT)).contains(uscc));
        assertEquals(List.of(), found("' OR 1=1 --"));
        assertEquals(List.of(), found("%"));
    }

    @Test
    void theProfileShowsEveryMonthAndTheRecordsBehindIt() throws Exception {
        String uscc = anEnterprise().get("uscc").asText();
        JsonNode detail = json("/api/v1/enterprises/" + uscc);
        assertEquals("district", detail.at("/area_path/0/level").asText());
        JsonNode series = json("/api/v1/enterprises/" + uscc + "/indicators");
        int months = series.get("months").size();
        JsonNode catalogue = json("/api/v1/catalogue");
        for (JsonNode measure : catalogue.get("measures")) {
            assertEquals(
                    months, series.at("/measures/" + measure.get("id").asText()).size());
        }
        for (JsonNode indicator : catalogue.get("indicators")) {
            assertEquals(
                    months,
                    series.at("/indicators/" + indicator.get("id").asText()).size());
        }
        int compared = 0;
        for (int i = 0; i < months; i++) {
            JsonNode power = series.at("/measures/power_kwh").get(i);
            if (!power.isNull()) {
                String month = series.get("months").get(i).asText();
                double sum = 0;
                for (JsonNode item : json("/api/v1/enterprises/" + uscc + "/records?feed=power&month=" + month)
                        .get("items")) {
                    assertFalse(item.get("file").asText().isEmpty());
                    assertTrue(item.get("line").asLong() > 1, "line 1 is the header");
                    sum += item.at("/fields/kwh").asDouble();
                }
                assertEquals(power.asDouble(), sum, 1e-6, month);
                compared++;
            }
        }
        assertTrue(compared > 0, "no month with power figures");
    }

    @Test
    void unknownEnterprisesAreNotFound() throws Exception {
        for (String address : List.of("", "/indicators", "/records?feed=wages&month=2026-01")) {
            assertEquals(
                    404, get("/api/v1/enterprises/91440300000000000X" + address).statusCode());
        }
    }

    @Test
    void boundariesAndTerrainAreGeoJson() throws Exception {
        JsonNode communities = json("/api/v1/areas.geojson?level=community");
        assertEquals("FeatureCollection", communities.get("type").asText());
        assertEquals(23, communities.get("features").size());
        assertNotNull(communities.at("/features/0/geometry/coordinates/0/0"));
        assertTrue(json("/api/v1/terrain.geojson").get("features").size() > 0);
    }

    @Test
    void everyDeclaredRouteWithoutParametersAnswers() throws Exception {
        List<SignedIn> people = Stream.of(
                        Role.ANALYST, Role.UNIT_HEAD, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)
                .map(district::signIn)
                .toList();
        JsonNode paths = json("/openapi.json").get("paths");
        List<String> asked = new ArrayList<>();
        paths.properties().forEach(path -> {
            boolean needsMore = path.getValue()
                    .at("/get/parameters")
                    .findValuesAsText("required")
                    .contains("true");
            boolean endless = path.getValue().at("/get/responses/200/content").has("text/event-stream");
            // Where an identity provider is set up, these lead to it; here there is none.
            boolean elsewhere = path.getValue().at("/get/responses").has("302");
            if (path.getValue().has("get") && !needsMore && !endless && !elsewhere) {
                asked.add(path.getKey());
            }
        });
        for (String path : asked) {
            List<Integer> statuses = new ArrayList<>();
            for (SignedIn person : people) {
                statuses.add(person.get(path).statusCode());
            }
            assertTrue(statuses.contains(200), path + " " + statuses);
        }
        assertTrue(asked.size() >= 9, asked.toString());
    }

    @Test
    void theEnginesFiguresAreMeasured() throws Exception {
        assertEquals(403, get("/metrics").statusCode());
        String figures = district.signIn(Role.SYSTEM_ADMIN).get("/metrics").body();
        assertTrue(figures.contains("loomwatch_engine_up{engine=\"clickhouse\"} 1.0"), figures);
        assertTrue(figures.contains("loomwatch_engine_up{engine=\"postgres\"} 1.0"), figures);
        assertTrue(figures.contains("jvm_memory_used_bytes"));
    }

    @Test
    void theWebAppIsServedWithItsCachingRules() throws Exception {
        HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        assertEquals("no-cache", page.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(page.body(), get("/enterprises/anything/below").body());
        assertEquals(page.body(), get("/accounts/a.login.with.dots").body());
        Matcher asset = Pattern.compile("(/assets/[^\"]+\\.js)\"").matcher(page.body());
        assertTrue(asset.find(), page.body());
        HttpResponse<String> script = get(asset.group(1));
        assertTrue(
                script.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"),
                script.headers().toString());
        assertEquals(404, get("/assets/missing.js").statusCode());
        assertEquals(404, get("/api/v2/anything").statusCode());
    }

    private static JsonNode anEnterprise() throws Exception {
        return json("/api/v1/enterprises?limit=5").get("items").get(3);
    }

    private static List<String> found(String text) throws Exception {
        return listAll("/api/v1/enterprises?limit=200&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /** Follows the Link headers to the end. */
    private static List<String> listAll(String first) throws Exception {
        List<String> usccs = new ArrayList<>();
        Optional<String> address = Optional.of(first);
        while (address.isPresent()) {
            HttpResponse<String> response = get(address.get());
            assertEquals(200, response.statusCode(), response.body());
            Json.MAPPER
                    .readTree(response.body())
                    .get("items")
                    .forEach(item -> usccs.add(item.get("uscc").asText()));
            address = response.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        return usccs;
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        return Json.MAPPER.readTree(response.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return analyst.get(path);
    }
}
