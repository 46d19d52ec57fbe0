package org.loomwatch.api.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loomwatch.domain.warning.Warning;

/** From a scored warning to a verdict, over HTTP, as the people concerned do it. */
@Timeout(180)
class TicketFlowTest extends TicketFlow {

    @Test
    void aRedWarningIsSentAcceptedVisitedResolvedVerifiedAndClosed() throws Exception {
        YearMonth month = YearMonth.of(2026, 1);
        district.warn(month, "91440300MA5DA00011", "D01", "red", "queue", 1);
        DispatchResult sent = dispatch(month);
        assertEquals(1, sent.opened());
        assertEquals(1, sent.waiting());
        assertEquals(1, dispatch(month).unchanged());

        String id = only("dispatcher", "state=new");
        assertEquals(404, district.get("west", "/api/v1/tickets/" + id).statusCode());
        done(district.step("dispatcher", id, "dispatch", body().put("unit", "labor-d01"), null));

        String stale = district.etag("bo", id);
        done(district.step("anna", id, "accept", body(), null));
        HttpResponse<String> refused = district.step("bo", id, "accept", body(), stale);
        assertEquals(412, refused.statusCode());
        assertTrue(read(refused).get("detail_zh").asText().contains("已被他人更新"), refused.body());
        assertEquals(
                428,
                district.send("anna", "POST", "/api/v1/tickets/" + id + "/visits", visit().toString(), null, null)
                        .statusCode());

        assertEquals(409, district.step("anna", id, "result", result(), null).statusCode(), "not yet in progress");
        done(district.step("anna", id, "visits", visit(), null));
        done(district.step("anna", id, "photos", body().put("content", photo()), null));
        assertEquals(
                400,
                district.step("anna", id, "photos", body().put("content", "aGVsbG8="), null)
                        .statusCode());
        done(district.step("anna", id, "result", result(), null));

        assertEquals(
                403,
                district.step("anna", id, "verify", body().put("reason", ""), null)
                        .statusCode(),
                "her own result");
        done(district.step("bo", id, "verify", body().put("reason", "已回访"), null));
        done(district.step("bo", id, "close", body(), null));

        JsonNode detail = district.json("anna", "/api/v1/tickets/" + id);
        assertEquals("closed", detail.at("/ticket/state").asText());
        assertTrue(detail.at("/result/intact").asBoolean());
        List<String> steps = new ArrayList<>();
        detail.get("events").forEach(event -> steps.add(event.get("action").asText()));
        assertEquals(List.of("open", "dispatch", "accept", "visit", "photo", "resolve", "verify", "close"), steps);

        String verdict = district.context.postgres().withHandle(handle -> handle.createQuery(
                        "SELECT verdict || ' ' || warned_month || ' ' || decided_by FROM ticket_verdict")
                .mapTo(String.class)
                .one());
        assertEquals("averted 2026-01-01 bo", verdict);
        JsonNode audit = district.json("auditor", "/api/v1/audit?object=" + id);
        assertTrue(audit.get("items").size() >= 7, audit.toString());

        String month0 = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
        JsonNode evaluation = district.json("head", "/api/v1/evaluation?month=" + month0)
                .get("items")
                .get(0);
        assertEquals("labor-d01", evaluation.get("unit").asText());
        assertEquals(1.0, evaluation.get("verdict_quality").asDouble());
        assertEquals(1, evaluation.get("verified").asInt());

        String photo =
                "/api/v1/tickets/" + id + "/photos/" + detail.at("/photos/0/id").asText();
        assertEquals(200, district.get("anna", photo).statusCode());
        tamper("UPDATE ticket_photo SET content = content || 'x'::bytea");
        assertEquals(409, district.get("anna", photo).statusCode(), "another picture under the same name");
        tamper("UPDATE ticket_visit SET notes = '一切正常'");
        assertFalse(
                district.json("anna", "/api/v1/tickets/" + id)
                        .at("/result/intact")
                        .asBoolean(),
                "the visit is not the one that was signed");
    }

    /** Somebody changes rows past the application. */
    private static void tamper(String statement) {
        district.context.postgres().useHandle(handle -> handle.execute(statement));
    }

    @Test
    void aFalseAlarmThatADisputeContradictsCountsAgainstTheVerdict() throws Exception {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String uscc = "91440300MA5DJ00019";
        district.warn(month, uscc, "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=" + uscc);
        done(district.step("anna", id, "accept", body(), null));
        done(district.step("anna", id, "visits", visit(), null));
        ObjectNode falseAlarm = result().put("verdict", "false_alarm").put("reason", "nothing_found");
        done(district.step("anna", id, "result", falseAlarm, null));
        done(district.step("bo", id, "verify", body().put("reason", ""), null));
        assertEquals(1.0, evaluated(month).get("verdict_quality").asDouble());

        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        district.dispute(uscc, tomorrow);
        JsonNode contradicted = evaluated(month);
        assertEquals(0.0, contradicted.get("verdict_quality").asDouble(), contradicted.toString());
        assertEquals(1, contradicted.get("contradicted").asInt());
        JsonNode behind = district.json("head", "/api/v1/evaluation/tickets?figure=contradicted&month=" + month)
                .get("items");
        assertEquals(id, behind.get(0).get("id").asText());
    }

    private static JsonNode evaluated(YearMonth month) throws Exception {
        return district.json("head", "/api/v1/evaluation?month=" + month)
                .get("items")
                .get(0);
    }

    @Test
    void photosComeOutWithoutWhatWasHiddenInThem() throws Exception {
        byte[] original = Base64.getDecoder().decode(photo());
        PhotoCleaner.Photo clean = PhotoCleaner.clean(original);
        assertEquals(2048, clean.width());
        assertFalse(new String(clean.content(), StandardCharsets.ISO_8859_1).contains("secret place"));
        assertEquals(
                2048, ImageIO.read(new ByteArrayInputStream(clean.content())).getWidth());
    }

    @Test
    void aRepeatedWarningJoinsTheLiveTicketAndAHigherGradeRaisesIt() throws Exception {
        YearMonth first = YearMonth.of(2025, 3);
        district.warn(first, "91440300MA5DB00012", "D01", "yellow", "queue", 1);
        dispatch(first);
        String id = only("anna", "uscc=91440300MA5DB00012");
        String due = district.json("anna", "/api/v1/tickets/" + id)
                .at("/ticket/due_at")
                .asText();

        district.warn(YearMonth.of(2025, 4), "91440300MA5DB00012", "D01", "red", "queue", 1);
        DispatchResult second = dispatch(YearMonth.of(2025, 4));
        assertEquals(0, second.opened());
        assertEquals(1, second.merged());
        assertEquals(1, second.raised());
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id);
        assertEquals("red", ticket.at("/ticket/grade").asText());
        assertTrue(ticket.at("/ticket/due_at").asText().compareTo(due) < 0);
        assertEquals(2, ticket.get("warnings").size());

        district.warn(first, "91440300MA5DB00012", "D01", "orange", "queue", 2);
        DispatchResult scoredAgain = dispatch(first);
        assertEquals(0, scoredAgain.opened());
        assertEquals(0, scoredAgain.raised(), "lower than the ticket's own grade by now");
    }

    @Test
    void figuresBehindReasonsAreShownOnlyToThoseWhoSeeTheFeed() throws Exception {
        YearMonth month = YearMonth.of(2025, 5);
        district.warn(month, "91440300MA5DC00013", "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DC00013");
        JsonNode reasons = district.json("anna", "/api/v1/tickets/" + id).at("/warnings/0/reasons");
        assertEquals(12.5, reasons.at("/0/value").asDouble());
        assertTrue(reasons.at("/1/value").isNull());
        assertFalse(reasons.at("/1/shown").asBoolean());
        assertTrue(district.json("head", "/api/v1/tickets/" + id)
                .at("/warnings/0/reasons/0/percentile")
                .isNull());
    }

    @Test
    void whatNeedsApprovalNeedsSomebodyElse() throws Exception {
        YearMonth month = YearMonth.of(2025, 6);
        district.warn(month, "91440300MA5DD00014", "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DD00014");
        done(district.step("anna", id, "accept", body(), null));
        assertEquals(
                409,
                district.step("anna", id, "return", body().put("reason", "不归我们"), null)
                        .statusCode(),
                "首接负责");
        ObjectNode wish =
                body().put("action", "transfer").put("reason", "注册地在西街道").put("unit", "labor-d02");
        HttpResponse<String> asked = district.step("head", id, "requests", wish, null);
        done(asked);
        String request = read(asked).at("/pending/id").asText();
        ObjectNode yes = body().put("approve", true);
        assertEquals(
                403,
                district.step("head", id, "requests/" + request + "/decision", yes, null)
                        .statusCode());
        done(district.step("dispatcher", id, "requests/" + request + "/decision", yes, null));
        JsonNode ticket = district.json("dispatcher", "/api/v1/tickets/" + id);
        assertEquals("labor-d02", ticket.at("/ticket/unit").asText());
        assertEquals("labor-d01", ticket.at("/ticket/first_unit").asText());
        assertEquals(
                "dispatcher",
                ticket.at("/events/4/approver").asText(),
                ticket.get("events").toString());
    }

    private static void approved(String id, ObjectNode wish, String asks, String decides) throws Exception {
        HttpResponse<String> asked = district.step(asks, id, "requests", wish, null);
        done(asked);
        String request = read(asked).at("/pending/id").asText();
        ObjectNode yes = body().put("approve", true);
        assertEquals(
                403,
                district.step(asks, id, "requests/" + request + "/decision", yes, null)
                        .statusCode(),
                "nobody approves what they asked for");
        done(district.step(decides, id, "requests/" + request + "/decision", yes, null));
    }

    @Test
    void extensionVoidingAndReopeningHaveAReasonAndAnApprover() throws Exception {
        YearMonth month = YearMonth.of(2025, 11);
        district.warn(month, "91440300MA5DK00020", "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DK00020");
        done(district.step("anna", id, "accept", body(), null));
        String due = district.json("anna", "/api/v1/tickets/" + id)
                .at("/ticket/resolve_due_at")
                .asText();
        ObjectNode extend = body().put("action", "extend").put("hours", 14).put("reason", "");
        assertEquals(400, district.step("anna", id, "requests", extend, null).statusCode(), "without a reason");
        approved(id, extend.put("reason", "等待银行流水"), "anna", "head");
        JsonNode extended = district.json("anna", "/api/v1/tickets/" + id);
        assertTrue(extended.at("/ticket/resolve_due_at").asText().compareTo(due) > 0);
        assertEquals(1, extended.at("/ticket/extensions").asInt());

        done(district.step("anna", id, "visits", visit(), null));
        done(district.step("anna", id, "result", result(), null));
        done(district.step("bo", id, "verify", body().put("reason", ""), null));
        done(district.step("bo", id, "close", body(), null));
        approved(id, body().put("action", "reopen").put("reason", "工资又停发"), "anna", "head");
        JsonNode reopened = district.json("anna", "/api/v1/tickets/" + id);
        assertEquals("dispatched", reopened.at("/ticket/state").asText());
        assertEquals(1, reopened.at("/ticket/reopenings").asInt());

        approved(id, body().put("action", "void").put("reason", "企业已注销"), "anna", "head");
        assertEquals(
                "voided",
                district.json("anna", "/api/v1/tickets/" + id)
                        .at("/ticket/state")
                        .asText());
        JsonNode events = district.json("anna", "/api/v1/tickets/" + id).get("events");
        for (JsonNode event : events) {
            if (List.of("extend", "reopen", "void").contains(event.get("action").asText())) {
                assertFalse(event.get("reason").asText().isEmpty(), event.toString());
                assertEquals("head", event.get("approver").asText(), event.toString());
            }
        }
        assertEquals(409, district.step("anna", id, "accept", body(), null).statusCode(), "what is void stays so");
    }

    @Test
    void aDryRunSaysWhereWarningsWouldGoAndSendsNothing() throws Exception {
        YearMonth month = YearMonth.of(2025, 12);
        district.warn(month, "91440300MA5DL00021", "D01", "red", "queue", 1);
        district.warn(month, "91440300MA5DL00022", "D02", "yellow", "queue", 1);
        String order = body().put("month", month.toString())
                .put("theme", Warning.LABOR_DISPUTE)
                .toString();
        HttpResponse<String> planned = district.send("dispatcher", "POST", "/api/v1/tickets/plan", order, null, null);
        done(planned);
        JsonNode units = read(planned).get("units");
        assertEquals(2, units.size(), units.toString());
        assertEquals("labor-d01", units.get(0).get("unit").asText());
        assertFalse(units.get(0).get("dispatched").asBoolean(), "a red one waits for a dispatcher");
        assertEquals("labor-d02", units.get(1).get("unit").asText());
        assertEquals(
                0, district.json("dispatcher", "/api/v1/tickets").get("items").size());

        String broken = body().put("month", month.toString())
                .put("theme", Warning.LABOR_DISPUTE)
                .put("rules", "fallback: nobody")
                .toString();
        HttpResponse<String> refused = district.send("dispatcher", "POST", "/api/v1/tickets/plan", broken, null, null);
        assertEquals(400, refused.statusCode());
        assertTrue(read(refused).get("detail_zh").asText().contains("派单规则有误"), refused.body());
    }

    @Test
    void returnedBeforeAcceptanceItBelongsToTheDistrictUntilSomebodySendsIt() throws Exception {
        YearMonth month = YearMonth.of(2025, 7);
        district.warn(month, "91440300MA5DE00015", "D01", "blue", "audit", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DE00015");
        done(district.step("anna", id, "return", body().put("reason", "企业已迁出"), null));
        JsonNode ticket = district.json("dispatcher", "/api/v1/tickets/" + id);
        assertEquals("labor-bureau", ticket.at("/ticket/unit").asText());
        assertEquals("new", ticket.at("/ticket/state").asText());
        assertTrue(ticket.get("actions").toString().contains("dispatch"));
    }

    @Test
    void aRequestSentTwiceIsCarriedOutOnce() throws Exception {
        YearMonth month = YearMonth.of(2025, 8);
        district.warn(month, "91440300MA5DF00016", "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DF00016");
        done(district.step("anna", id, "accept", body(), null));
        String etag = district.etag("anna", id);
        String path = "/api/v1/tickets/" + id + "/visits";
        String visit = visit().toString();
        ExecutorService both = Executors.newFixedThreadPool(4);
        List<Callable<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(() -> district.send("anna", "POST", path, visit, etag, "key-1"));
        }
        for (Future<HttpResponse<String>> answer : both.invokeAll(sent)) {
            done(answer.get());
        }
        both.shutdown();
        assertEquals(
                1, district.json("anna", "/api/v1/tickets/" + id).get("visits").size());
        HttpResponse<String> other = district.send(
                "anna", "POST", path, visit().put("notes", "另一次").toString(), district.etag("anna", id), "key-1");
        assertEquals(422, other.statusCode());
    }
}
