package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.quality.SilentFeeds;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.clickhouse.ConnectionWork;

/** A delivery dropped into the inbox of a running server: taken in, its bad row corrected, its figures traced. */
@ExtendWith(GeneratedDistrict.class)
class IngestFlowIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static GeneratedDistrict.Running district;
    /** Owns the power feed and sees no other. */
    private static SignedIn owner;

    private static SignedIn analyst;

    @BeforeAll
    static void take(GeneratedDistrict.Running running) {
        district = running;
        owner = running.signIn(Role.FEED_OWNER);
        analyst = running.signIn(Role.ANALYST);
    }

    @Test
    void aBadRowIsCorrectedAndItsIndicatorAppears() throws Exception {
        String uscc = json("/api/v1/enterprises?limit=5").at("/items/2/uscc").asText();
        YearMonth month = district.generated().until().minusMonths(3);
        Path inbox = district.directory().resolve("data/inbox");
        String name = "power-" + month + "-dropped.csv";
        String good = "FLOW-1,%s,%s,2026-10-10T08:00:00+08:00,M-FLOW,12.5".formatted(uscc, month);
        String bad = "FLOW-2,%s,%s,2026-10-10T08:00:00+08:00,M-FLOW2,-7".formatted(uscc, month);
        double before = value(uscc, month);
        Files.writeString(
                inbox.resolve(name), "record_id,uscc,month,reported_at,meter_id,kwh\n" + good + "\n" + bad + "\n");

        JsonNode item =
                await(() -> json("/api/v1/quarantine?feed=power&file=" + name).at("/items/0"));
        assertEquals("amount_negative", item.get("reason").asText());
        assertEquals(3, item.get("line").asInt());
        assertEquals("kwh", item.get("column").asText());
        assertEquals(bad, item.get("original").asText());
        await(() -> Json.MAPPER.valueToTree(value(uscc, month) >= before + 12.4 ? "there" : ""));
        long open = json("/api/v1/quarantine/summary").get("open").asLong();

        String address = "/api/v1/quarantine/" + item.get("file_hash").asText() + "/3";
        Map<String, String> fields = new LinkedHashMap<>();
        json(address)
                .get("fields")
                .forEach(field ->
                        fields.put(field.get("name").asText(), field.get("text").asText()));
        assertEquals("-7", fields.get("kwh"));
        fields.put("kwh", "sieben");
        JsonNode refused = post(address + "/resubmission", Map.of("fields", fields));
        assertEquals("rejected", refused.get("outcome").asText());
        assertEquals("kwh", refused.get("column").asText());
        fields.put("kwh", "7");
        JsonNode taken = post(address + "/resubmission", Map.of("fields", fields));
        assertEquals("accepted", taken.get("outcome").asText());
        await(() -> Json.MAPPER.valueToTree(value(uscc, month) >= before + 19.4 ? "there" : ""));
        assertEquals("resubmitted", json(address).at("/item/state").asText());
        assertEquals(open - 1, json("/api/v1/quarantine/summary").get("open").asLong());

        JsonNode trace = json("/api/v1/enterprises/" + uscc + "/trace?indicator=power_value&month=" + month);
        assertEquals(before + 19.5, trace.get("value").asDouble(), 1e-9);
        boolean found = false;
        for (JsonNode record : trace.get("records")) {
            found |= record.get("file").asText().equals(taken.get("file").asText());
        }
        assertTrue(found, trace::toString);

        String correction = good.replace("10T08", "11T08").replace("12.5", "13.5");
        Files.writeString(
                inbox.resolve("power-" + month + "-corrected.csv"),
                "record_id,uscc,month,reported_at,meter_id,kwh\n" + correction + "\n");
        await(() -> Json.MAPPER.valueToTree(value(uscc, month) >= before + 20.4 ? "there" : ""));
        JsonNode traced = json("/api/v1/enterprises/" + uscc + "/trace?indicator=power_value&month=" + month);
        for (JsonNode record : traced.get("records")) {
            if (record.get("record_id").asText().equals("FLOW-1")) {
                assertEquals(name, record.at("/corrections/0/file").asText());
                assertEquals(2, record.at("/corrections/0/line").asInt());
            }
        }
        // The figure can be read before the run that brought it has ended.
        JsonNode run = await(() -> {
            JsonNode newest = json("/api/v1/ingest/runs").at("/items/0");
            boolean ended = newest.get("state").asText().equals("finished")
                    && json("/api/v1/ingest/progress").get("state").asText().equals("idle");
            return ended ? newest : Json.MAPPER.valueToTree("");
        });
        assertEquals(1, run.get("corrected").asInt());
    }

    @Test
    void everyIndicatorCanBeTracedToItsRecords() throws Exception {
        String month = district.generated().until().toString();
        String uscc = json("/api/v1/enterprises?limit=5").at("/items/1/uscc").asText();
        for (JsonNode indicator : json("/api/v1/catalogue").get("indicators")) {
            String id = indicator.get("id").asText();
            Instant start = Instant.now();
            JsonNode trace = json("/api/v1/enterprises/%s/trace?indicator=%s&month=%s".formatted(uscc, id, month));
            assertTrue(Duration.between(start, Instant.now()).toSeconds() < 10, id);
            assertFalse(trace.get("formula").asText().isEmpty(), id);
            assertFalse(trace.get("inputs").isEmpty(), id);
            if (id.endsWith("_percentile") && !trace.get("value").isNull()) {
                JsonNode peers = trace.get("peers");
                double place = 100
                        * (peers.get("below").asDouble() + peers.get("equal").asDouble() / 2)
                        / peers.get("reporting").asDouble();
                assertEquals(place, trace.get("value").asDouble(), 1e-9, id);
            }
        }
    }

    @Test
    void qualityIsJudgedByFeedAndRanked() throws Exception {
        Map<String, Long> rejected = rejectedPowerRows();
        String month = rejected.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        JsonNode feeds = json("/api/v1/quality?month=" + month).get("feeds");
        assertEquals(8, feeds.size());
        double last = 1;
        for (JsonNode feed : feeds) {
            assertTrue(feed.get("score").asDouble() <= last + 1e-9, feeds::toString);
            last = feed.get("score").asDouble();
            assertTrue(feed.get("rows").asLong() >= feed.get("rejected").asLong());
            if (feed.get("feed").asText().equals("power")) {
                assertTrue(feed.get("completeness").asDouble() > 0.7, feed::toString);
                assertTrue(feed.get("timeliness").asDouble() > 0.8, feed::toString);
                assertEquals(rejected.get(month), feed.get("rejected").asLong(), feed::toString);
                assertTrue(feed.get("validity").asDouble() < 1, feed::toString);
            }
        }
        JsonNode wages =
                json("/api/v1/quality/wages?month=" + district.generated().until());
        assertEquals(6, wages.get("areas").size());
        assertTrue(wages.get("months").size() >= 12);
        assertFalse(wages.get("findings").isEmpty());
    }

    @Test
    void theQuarantineDownloadsWithItsCount() throws Exception {
        HttpResponse<String> csv = owner.get("/api/v1/quarantine.csv?reason=uscc_check&state=all");
        assertEquals(200, csv.statusCode());
        assertTrue(csv.body().contains("# rows "), csv.body());
        JsonNode first = json("/api/v1/quarantine?state=all&limit=2");
        JsonNode second = json("/api/v1/quarantine?state=all&limit=2&cursor="
                + first.get("next").asText());
        assertFalse(second.get("items").isEmpty());
        first.get("items")
                .forEach(item -> assertEquals("power", item.get("feed").asText()));
        assertEquals(
                403,
                owner.get("/api/v1/enterprises/"
                                + json("/api/v1/enterprises?limit=1")
                                        .at("/items/0/uscc")
                                        .asText() + "/trace?indicator=wages_value&month="
                                + district.generated().until())
                        .statusCode());
        assertFalse(first.get("items").get(1).equals(second.get("items").get(0)));
    }

    @Test
    void aFeedThatOthersHaveLeftBehindIsNoticedOnce() {
        YearMonth month = district.generated().until();
        sql("CREATE DATABASE silent");
        for (Feed feed : Feed.values()) {
            String table = "record_" + feed.id();
            sql("CREATE TABLE silent.%s AS %s".formatted(table, table));
            sql("INSERT INTO silent.%s SELECT * FROM %s WHERE month < '%s'"
                    .formatted(
                            table,
                            table,
                            feed == Feed.WATER
                                    ? month.atDay(1)
                                    : month.plusMonths(1).atDay(1)));
        }
        assertEquals(0, silentNotices(month.plusMonths(1).atDay(15)));
        assertEquals(2, silentNotices(month.plusMonths(1).atDay(16)), "the owner and the analysts");
        assertEquals(2, silentNotices(month.plusMonths(1).atDay(20)), "once a feed and month");
    }

    /** Notices there are when the tables of the database {@code silent} have been looked at on a day. */
    private static long silentNotices(LocalDate day) {
        SqlReader reader = new SqlReader(
                new SqlReader.ConnectionSource() {
                    @Override
                    public <T> T read(ConnectionWork<T> work) {
                        return district.stores().clickHouse().read(connection -> {
                            String before = connection.getSchema();
                            connection.setSchema("silent");
                            try {
                                return work.apply(connection);
                            } finally {
                                connection.setSchema(before);
                            }
                        });
                    }
                },
                new SimpleMeterRegistry());
        Jdbi postgres = district.stores().postgres().jdbi();
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        new SilentFeeds(reader, postgres, Clock.fixed(noon, ZoneOffset.UTC)).tell();
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM notice WHERE topic = 'feed.silent'"
                                + " AND key LIKE 'feed-silent/water/%'")
                        .mapTo(Long.class)
                        .one());
    }

    private static void sql(String text) {
        district.stores().clickHouse().read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(text);
            }
        });
    }

    /** Rows of the power feed in quarantine, by the month that their file is named for. */
    private static Map<String, Long> rejectedPowerRows() throws Exception {
        Map<String, Long> rows = new TreeMap<>();
        JsonNode page = json("/api/v1/quarantine?feed=power&state=all&limit=200");
        assertTrue(page.get("next").isNull(), "more rows than one page");
        for (JsonNode item : page.get("items")) {
            if (item.get("line").asLong() > 0) {
                rows.merge(
                        item.get("file").asText().substring("power-".length(), "power-2026-09".length()),
                        1L,
                        Long::sum);
            }
        }
        return rows;
    }

    private static double value(String uscc, YearMonth month) throws Exception {
        return json("/api/v1/enterprises/" + uscc + "/trace?indicator=power_value&month=" + month)
                .get("value")
                .asDouble(0);
    }

    /** Asks again until something is there. */
    private static JsonNode await(Callable<JsonNode> asked) throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode found = asked.call();
            if (found.isObject() || !found.asText().isEmpty()) {
                return found;
            }
            assertTrue(Instant.now().isBefore(until), "it does not come");
            Thread.sleep(300);
        }
    }

    private static JsonNode json(String path) throws Exception {
        return (path.startsWith("/api/v1/quality") || path.contains("catalogue") || path.contains("indicator=")
                        ? analyst
                        : owner)
                .json(path);
    }

    private static JsonNode post(String path, Object body) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                owner.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        return Json.MAPPER.readTree(response.body());
    }
}
