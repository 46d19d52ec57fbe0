package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.grant.GrantRecord;
import org.loomwatch.api.briefing.BriefingFeature;
import org.loomwatch.api.briefing.SentenceNumbers;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.chart.ChartFeature;
import org.loomwatch.api.emergency.EmergencyFeature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.pdf.PdfText;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;

/** Briefings on a generated district: what they say, to whom, and that nobody gets another's. */
@ExtendWith(GeneratedDistrict.class)
class BriefingIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String BRIEFINGS = "/api/v1/briefings";

    private static GeneratedDistrict.Running district;
    private static AreaTree areas;

    @BeforeAll
    static void take(GeneratedDistrict.Running running) {
        district = running;
        areas = running.server().context().access().areas().get();
    }

    private static Account streetLeader(String login, Area street) {
        AccessServices access = district.server().context().access();
        Map<Feed, FieldDetail> ratios = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            ratios.put(feed, FieldDetail.RATIOS);
        }
        Account account = access.accounts().add(login, login, null, PASSWORD, false);
        access.grants().add(account, new Grant(Role.LEADER, street.id(), ratios), "test", "set up by the test");
        return account;
    }

    private static JsonNode make(SignedIn person) throws Exception {
        HttpResponse<String> answer = person.send("POST", BRIEFINGS, "{\"month\":null}");
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void sentencesSayWhatTheTablesShowAndTablesWhatTheApiAnswers() throws Exception {
        for (Role role : List.of(Role.LEADER, Role.DISPATCHER)) {
            SignedIn person = district.signIn(role);
            BriefingDocument briefing = Json.MAPPER.readValue(
                    person.get(BRIEFINGS + "/preview?month="
                                    + district.generated().until())
                            .body(),
                    BriefingDocument.class);
            assertEquals(List.of(), SentenceNumbers.missing(briefing));
            assertTrue(briefing.sections().size() >= 5, role + " is told of " + briefing.sections());
            JsonNode grades = person.json("/api/v1/warnings/summary?month=" + briefing.month())
                    .get("grades");
            assertEquals(
                    grades.get("red").asDouble() + grades.get("orange").asDouble(),
                    briefing.figures().get(0).now());
            JsonNode overview = person.json("/api/v1/overview?month=" + briefing.month());
            String waiting = String.format("%,d", overview.get("quarantined").asLong());
            assertTrue(
                    briefing.sections().stream()
                            .filter(section -> section.id().equals("quality"))
                            .anyMatch(section -> section.sentences().toString().contains(waiting)),
                    waiting);
        }
    }

    @Test
    void aLeaderGetsTheOwnStreetAndNobodyElseGetsTheLeadersBriefing() throws Exception {
        List<Area> streets = areas.listChildren(areas.root().id());
        Account account = streetLeader("street-leader", streets.get(0));
        SignedIn leader = SignedIn.as(district.address(), "street-leader", PASSWORD);
        String address = BRIEFINGS + "/" + make(leader).get("id").asText();
        for (String language : List.of("zh-CN", "en")) {
            HttpResponse<byte[]> pdf = HttpClient.newHttpClient()
                    .send(
                            leader.request(address + "/briefing.pdf?language=" + language)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(
                    "application/pdf", pdf.headers().firstValue("Content-Type").orElseThrow());
            String printed = PdfText.of(pdf.body());
            String html =
                    leader.get(address + "/briefing.html?language=" + language).body();
            for (Area street : streets) {
                String name = language.equals("en") ? street.nameEn() : street.nameZh();
                assertEquals(street.equals(streets.get(0)), printed.contains(name), name + " in the PDF");
                assertEquals(street.equals(streets.get(0)), html.contains(name), name + " in the HTML");
            }
            assertFalse(html.contains("<script"), "a briefing runs nothing");
        }
        SignedIn analyst = district.signIn(Role.ANALYST);
        assertEquals(404, analyst.get(address).statusCode());
        assertEquals(404, analyst.get(address + "/briefing.pdf").statusCode());
        assertEquals(0, analyst.json(BRIEFINGS).get("items").size());

        AccessServices access = district.server().context().access();
        for (GrantRecord grant : access.grants().listLive(account.id())) {
            access.grants().revoke(grant, "test");
        }
        access.grants()
                .add(account, new Grant(Role.LEADER, streets.get(1).id(), Map.of()), "test", "set up by the test");
        assertEquals(403, leader.get(address + "/briefing.html").statusCode(), "what was taken away is closed");
        assertFalse(leader.json(BRIEFINGS).get("items").get(0).get("open").asBoolean());
    }

    @Test
    void lastMonthsBriefingStandsBesideThisMonths() throws Exception {
        streetLeader("comparing-leader", areas.listChildren(areas.root().id()).get(1));
        SignedIn leader = SignedIn.as(district.address(), "comparing-leader", PASSWORD);
        String before = "{\"month\":\"" + district.generated().until().minusMonths(1) + "\"}";
        JsonNode earlier =
                Json.MAPPER.readTree(leader.send("POST", BRIEFINGS, before).body());
        JsonNode now = leader.json(BRIEFINGS + "/" + make(leader).get("id").asText());
        assertEquals(earlier.get("id"), now.get("previous"));
        assertTrue(now.get("figures").size() > 2);
        assertTrue(now.get("subjects").size() > 2);
    }

    @Test
    void aScheduleMakesOneBriefingWithTheRecipientsRightsAndTellsTheRecipientOnly() throws Exception {
        Area street = areas.listChildren(areas.root().id()).get(2);
        Account account = streetLeader("scheduled-leader", street);
        SignedIn leader = SignedIn.as(district.address(), "scheduled-leader", PASSWORD);
        assertEquals(
                400,
                leader.send("PUT", "/api/v1/briefing-schedule", "{\"day\":31}").statusCode());
        leader.send("PUT", "/api/v1/briefing-schedule", "{\"day\":5}");
        assertEquals(5, leader.json("/api/v1/briefing-schedule").get("day").asInt());

        ServerContext context = district.server().context();
        int moved = context.postgres()
                .withHandle(handle -> handle.execute(
                        "UPDATE briefing_schedule SET next_at = now() - interval '1 day' WHERE account_id = ?",
                        account.id()));
        assertEquals(1, moved);
        BriefingFeature feature = new BriefingFeature(
                context, new EmergencyFeature(context).activations(), new ChartFeature(context).totals());
        feature.runDue();
        feature.runDue();
        JsonNode kept = leader.json(BRIEFINGS).get("items");
        assertEquals(1, kept.size());
        assertTrue(kept.get(0).get("scheduled").asBoolean());
        assertEquals(street.nameZh(), kept.get(0).at("/places/zh").asText());
        JsonNode notices = leader.json("/api/v1/notices").get("items");
        assertEquals(1, notices.size());
        assertEquals(
                "/briefings?open=" + kept.get(0).get("id").asText(),
                notices.get(0).get("link").asText());
        assertTrue(district.signIn(Role.ANALYST).json("/api/v1/notices").get("items").findValuesAsText("topic").stream()
                .noneMatch("briefing.made"::equals));
    }
}
