package org.loomwatch.api.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.warning.Warning;

/** From a scored warning to a verdict, over HTTP, as the people concerned do it. */
@Timeout(180)
class TicketFlowTest {

    private static @TempDir Path data;
    private static TicketDistrict district;

    /** A clock that tests move. */
    private static final class MovedClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final MovedClock CLOCK = new MovedClock();

    @BeforeAll
    static void open() {
        district = new TicketDistrict(data, CLOCK);
    }

    @AfterAll
    static void close() {
        district.close();
    }

    @BeforeEach
    void empty() {
        CLOCK.now = Instant.now();
        district.context
                .postgres()
                .useHandle(handle -> handle.execute(
                        "TRUNCATE ticket, ticket_warning, ticket_event, ticket_request, ticket_visit, ticket_photo, ticket_result,"
                                + " ticket_verdict, request_key, notice, notice_delivery CASCADE"));
        district.context.clickhouse();
    }

    private static DispatchResult dispatch(YearMonth month) {
        return district.feature.dispatch().dispatch(month, Warning.LABOR_DISPUTE);
    }

    private static ObjectNode body() {
        return Json.MAPPER.createObjectNode();
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }

    private static String only(String login, String query) throws Exception {
        JsonNode items = district.json(login, "/api/v1/tickets?" + query).get("items");
        assertEquals(1, items.size(), items.toString());
        return items.get(0).get("id").asText();
    }

    private static void done(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static String photo() throws Exception {
        BufferedImage image = new BufferedImage(3000, 60, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        bytes.write("secret place: 22.69N 114.35E".getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static ObjectNode visit() {
        return body().put(
                        "visited_on", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                .put("met", "厂长")
                .put("notes", "欠薪两个月，已约谈");
    }

    private static ObjectNode result() {
        return body().put("verdict", "averted")
                .put("reason", "wages_paid_after_visit")
                .put("found_on", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                .put("summary", "工资已补发");
    }

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

    @Test
    void deadlinesThatPassAreToldOnce() throws Exception {
        YearMonth month = YearMonth.of(2025, 9);
        district.warn(month, "91440300MA5DG00017", "D01", "orange", "queue", 1);
        dispatch(month);
        ReminderWorker worker = new ReminderWorker(district.context.postgres(), RoutingRules::standard, CLOCK);
        CLOCK.now = CLOCK.now.plus(Duration.ofDays(20));
        worker.run();
        worker.run();
        String id = only("anna", "overdue=true");
        List<String> steps = new ArrayList<>();
        district.json("anna", "/api/v1/tickets/" + id)
                .get("events")
                .forEach(event -> steps.add(event.get("action").asText()));
        assertEquals(List.of("open", "dispatch", "escalate"), steps);
        JsonNode notices = district.json("anna", "/api/v1/notices").get("items");
        assertTrue(notices.toString().contains("超期"), notices.toString());
        worker.close();
    }

    @Test
    void whoAcceptedIsRemindedOnceBeforeTheDeadline() throws Exception {
        YearMonth month = YearMonth.of(2026, 2);
        district.warn(month, "91440300MA5DM00023", "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DM00023");
        done(district.step("anna", id, "accept", body(), null));
        String due = district.json("anna", "/api/v1/tickets/" + id)
                .at("/ticket/due_at")
                .asText();
        CLOCK.now = Instant.parse(due).minus(Duration.ofMinutes(30));
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "accept", "remind"), steps("anna", id));
        String told = "工单将到期";
        assertTrue(notices("anna").contains(told));
        assertFalse(notices("bo").contains(told), "not hers");
    }

    /** Twice, as two processes may; the second finds nothing left to do. */
    private static void remindAndEscalate() {
        try (ReminderWorker worker = new ReminderWorker(district.context.postgres(), RoutingRules::standard, CLOCK)) {
            worker.run();
            worker.run();
        }
    }

    private static List<String> steps(String login, String id) throws Exception {
        List<String> steps = new ArrayList<>();
        district.json(login, "/api/v1/tickets/" + id)
                .get("events")
                .forEach(event -> steps.add(event.get("action").asText()));
        return steps;
    }

    private static String notices(String login) throws Exception {
        return district.json(login, "/api/v1/notices").get("items").toString();
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @Test
    void remindersAndEscalationFollowWorkingHoursOverTheSpringFestival() throws Exception {
        // Friday 13 February 2026, 16:00; Saturday the 14th is a make-up workday, 15 to 23 February are off.
        CLOCK.now = local("2026-02-13T16:00");
        district.warn(YearMonth.of(2025, 1), "91440300MA5DN00024", "D01", "orange", "queue", 1);
        dispatch(YearMonth.of(2025, 1));
        String id = only("anna", "uscc=91440300MA5DN00024");
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        assertEquals(
                local("2026-02-14T11:00"),
                Instant.parse(ticket.get("accept_due_at").asText()),
                "four hours");

        CLOCK.now = local("2026-02-13T17:30");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch"), steps("anna", id), "two and a half working hours to go");
        CLOCK.now = local("2026-02-14T09:30");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "remind"), steps("anna", id));

        // Accepted on the make-up Saturday: 35 hours are the rest of that day (6), 24 to 27 February (28) and one hour
        // of the
        // next make-up Saturday.
        CLOCK.now = local("2026-02-14T10:00");
        done(district.step("anna", id, "accept", body(), null));
        ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        assertEquals(
                local("2026-02-28T10:00"),
                Instant.parse(ticket.get("resolve_due_at").asText()),
                "a make-up Saturday");
        CLOCK.now = local("2026-02-19T12:00");
        remindAndEscalate();
        assertEquals(4, steps("anna", id).size(), "nobody is reminded on holidays");
        CLOCK.now = local("2026-02-27T17:30");
        remindAndEscalate();
        assertEquals("remind", steps("anna", id).get(4), "half an hour left on Friday and one on Saturday");
        CLOCK.now = local("2026-02-28T10:01");
        remindAndEscalate();
        assertEquals("escalate", steps("anna", id).get(5));
        assertEquals(6, steps("anna", id).size());
        assertTrue(notices("dispatcher").contains("工单已超期"));
        assertTrue(notices("bo").contains("工单已超期"), "the whole unit is told");
    }

    @Test
    void aDeadlineOverTheTurnOfTheYearIsEscalatedAfterIt() throws Exception {
        // Wednesday 31 December 2025, 17:00; 1 to 3 January are off and Sunday the 4th is a make-up workday.
        CLOCK.now = local("2025-12-31T17:00");
        district.warn(YearMonth.of(2025, 2), "91440300MA5DP00025", "D01", "orange", "queue", 1);
        dispatch(YearMonth.of(2025, 2));
        String id = only("anna", "uscc=91440300MA5DP00025");
        CLOCK.now = local("2026-01-03T23:00");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch"), steps("anna", id));
        CLOCK.now = local("2026-01-04T10:30");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "remind"), steps("anna", id), "due at 12:00 of the working Sunday");
        CLOCK.now = local("2026-01-04T12:01");
        remindAndEscalate();
        assertEquals("escalate", steps("anna", id).get(3));

        // Accepted on the last working hour of January: five days' work ends on Friday of the next week.
        CLOCK.now = local("2026-01-30T17:00");
        done(district.step("anna", id, "accept", body(), null));
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        assertEquals(
                local("2026-02-06T17:00"),
                Instant.parse(ticket.get("resolve_due_at").asText()));
        CLOCK.now = local("2026-02-01T12:00");
        remindAndEscalate();
        assertEquals(5, steps("anna", id).size(), "nobody is reminded on a Sunday at the month's end");
    }

    @Test
    void exportsSayHowManyRowsAndLetNoTextBecomeAFormula() throws Exception {
        YearMonth month = YearMonth.of(2025, 10);
        district.warn(month, "91440300MA5DH00018", "D01", "orange", "queue", 1);
        dispatch(month);
        district.context.postgres().useHandle(handle -> handle.execute("UPDATE ticket SET enterprise = '=1+1'"));
        String now = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
        String csv = district.get("head", "/api/v1/evaluation/tickets.csv?figure=all&month=" + now)
                        .body()
                + district.get(
                                "head",
                                "/api/v1/evaluation/tickets.csv?figure=all&month="
                                        + YearMonth.now(ZoneId.of("Asia/Shanghai"))
                                                .plusMonths(1))
                        .body();
        assertTrue(csv.contains("'=1+1"), csv);
        assertTrue(csv.contains("# rows 1,complete"), csv);
        assertEquals(
                200,
                district.get("head", "/api/v1/evaluation.xlsx?month=" + now).statusCode());
    }

    @Test
    void aWorkbookHasEveryTicketWithItsTimesAndSaysThatThisIsAll() throws Exception {
        YearMonth month = YearMonth.of(2024, 10);
        for (int i = 0; i < 3; i++) {
            district.warn(month, "91440300MA5DQ0003" + i, "D01", "orange", "queue", 1);
        }
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DQ00030");
        done(district.step("anna", id, "accept", body(), null));
        done(district.step("anna", id, "visits", visit(), null));
        done(district.step("anna", id, "result", result(), null));
        done(district.step("bo", id, "verify", body().put("reason", ""), null));
        done(district.step("bo", id, "close", body(), null));
        district.context
                .postgres()
                .useHandle(handle -> handle.execute("UPDATE ticket SET enterprise = '=HYPERLINK(\"http://x\")'"));
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        String due = YearMonth.from(
                        Instant.parse(ticket.get("accept_due_at").asText()).atZone(ZoneId.of("Asia/Shanghai")))
                .toString();
        byte[] file = district.file("head", "/api/v1/evaluation/tickets.xlsx?figure=all&month=" + due);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            List<String> header =
                    rows.get(0).stream().map(cell -> cell.getText()).toList();
            assertEquals(1 + 3, rows.size());
            Row row = rows.stream()
                    .filter(line -> line.getCellText(header.indexOf("uscc")).endsWith("Q00030"))
                    .findFirst()
                    .orElseThrow();
            for (String time : List.of(
                    "opened_at",
                    "dispatched_at",
                    "accept_due_at",
                    "accepted_at",
                    "resolve_due_at",
                    "resolved_at",
                    "verified_at",
                    "closed_at")) {
                OffsetDateTime written = OffsetDateTime.parse(row.getCellText(header.indexOf(time)));
                assertEquals(ZoneOffset.ofHours(8), written.getOffset(), time);
                assertEquals(
                        Instant.parse(ticket.get(time).asText()).truncatedTo(ChronoUnit.SECONDS),
                        written.toInstant(),
                        time);
            }
            Cell name = row.getCell(header.indexOf("enterprise"));
            assertEquals(CellType.STRING, name.getType(), "text, not a formula");
            assertEquals("=HYPERLINK(\"http://x\")", name.getText());
            List<Row> about = book.getSheet(1).orElseThrow().read();
            assertEquals("3", about.get(0).getCell(1).getText());
            assertEquals("complete", about.get(1).getCellText(1));
        }
        byte[] units = district.file("head", "/api/v1/evaluation.xlsx?month=" + due);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(units))) {
            int listed = book.getFirstSheet().read().size() - 1;
            assertEquals(
                    Integer.toString(listed),
                    book.getSheet(1).orElseThrow().read().get(0).getCell(1).getText());
        }
    }
}
