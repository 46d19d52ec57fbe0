package org.loomwatch.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.grant.GrantRoutes;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.access.session.SessionRoutes;
import org.loomwatch.api.audit.AuditRoutes;
import org.loomwatch.api.audit.AuditVerifier;
import org.loomwatch.api.event.EventRoutes;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Sessions, grants, tokens, emergency openings and audit over HTTP, on a real PostgreSQL. */
@Timeout(120)
class AccessServerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final AreaTree AREAS = new AreaTree(List.of(
            new Area("D", null, AreaLevel.DISTRICT, "区", "District"),
            new Area("D01", "D", AreaLevel.STREET, "东街道", "East"),
            new Area("D02", "D", AreaLevel.STREET, "西街道", "West")));

    private static @TempDir Path data;
    private static Postgres postgres;
    private static AccessServices access;
    private static ServerMetrics metrics;
    private static HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What the probe route says of who asked. */
    record Seen(String name, boolean everywhere, List<String> areas, boolean wageAmounts) {}

    @BeforeAll
    static void start() {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
        access =
                new AccessServices(postgres.jdbi(), data.resolve("audit"), () -> Optional.of(AREAS), Clock.systemUTC());
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get("/api/v1/probe", Permission.ENTERPRISE_READ, "探针", "Probe")
                .answers(
                        Answer.json(Seen.class),
                        request -> new Seen(
                                request.viewer().name(),
                                request.viewer().areas().everywhere(),
                                request.viewer().areas().areas().stream()
                                        .sorted()
                                        .toList(),
                                !request.viewer()
                                        .scope(Feed.WAGES, FieldDetail.AMOUNTS)
                                        .isNowhere())));
        routes.addAll(SessionRoutes.list(access, List.of()));
        routes.addAll(GrantRoutes.list(access));
        routes.addAll(AuditRoutes.list(access));
        routes.addAll(EventRoutes.list(access.identities()));
        metrics = new ServerMetrics();
        server = HttpServer.start(new RouteCatalogue(routes), access.gate(), metrics, "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
        metrics.close();
        access.close();
        postgres.close();
    }

    /** A browser of one person. */
    private record Browser(String cookie, String csrf) {}

    private static Account account(String login, Grant... grants) {
        Account account = access.accounts().add(login, login, null, PASSWORD, false);
        for (Grant grant : grants) {
            access.grants().add(account, grant, "test", "set up by the test");
        }
        return account;
    }

    private Browser signIn(String login) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/v1/session", null, credentials(login, PASSWORD));
        assertEquals(200, answer.statusCode(), answer.body());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.startsWith(SessionCookie.NAME + "="), cookie);
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("Secure") && cookie.contains("SameSite=Lax"));
        return new Browser(
                cookie.substring(0, cookie.indexOf(';')),
                json(answer).get("csrf_token").asText());
    }

    private static String credentials(String login, String password) {
        return Json.MAPPER
                .createObjectNode()
                .put("login", login)
                .put("password", password)
                .toString();
    }

    private HttpResponse<String> send(String method, String path, @Nullable Browser browser, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (browser != null) {
            request.header("Cookie", browser.cookie()).header(SessionCookie.CSRF_HEADER, browser.csrf());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void nobodyGetsInWithoutASession() throws Exception {
        assertEquals(401, send("GET", "/api/v1/probe", null, null).statusCode());
        assertEquals(
                401,
                send("GET", "/api/v1/probe", new Browser(SessionCookie.NAME + "=guess", ""), null)
                        .statusCode());
    }

    @Test
    void aGrantShowsItsAreaAndFieldsOnly() throws Exception {
        account("street.officer", new Grant(Role.OFFICER, "D01", Map.of(Feed.WAGES, FieldDetail.RATIOS)));
        JsonNode seen = json(send("GET", "/api/v1/probe", signIn("street.officer"), null));
        assertFalse(seen.get("everywhere").asBoolean());
        assertEquals("[\"D01\"]", seen.get("areas").toString());
        assertFalse(seen.get("wage_amounts").asBoolean());
    }

    @Test
    void noGrantNoAccess() throws Exception {
        account("newcomer");
        Browser browser = signIn("newcomer");
        assertEquals(403, send("GET", "/api/v1/probe", browser, null).statusCode());
        assertEquals(200, send("GET", "/api/v1/session", browser, null).statusCode());
    }

    @Test
    void aGrantTakenBackIsGoneWithTheNextRequest() throws Exception {
        Account account = account("short.stay", new Grant(Role.OFFICER, "D02", Map.of()));
        Browser browser = signIn("short.stay");
        assertEquals(200, send("GET", "/api/v1/probe", browser, null).statusCode());
        access.grants().revoke(access.grants().listLive(account.id()).get(0), "test");
        assertEquals(403, send("GET", "/api/v1/probe", browser, null).statusCode());
    }

    @Test
    void changesNeedTheTokenOfThePage() throws Exception {
        account("careful", new Grant(Role.OFFICER, "D", Map.of()));
        Browser browser = signIn("careful");
        Browser forged = new Browser(browser.cookie(), "not the token");
        assertEquals(403, send("DELETE", "/api/v1/session", forged, null).statusCode());
        HttpRequest foreign = HttpRequest.newBuilder(uri("/api/v1/session"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString(credentials("careful", PASSWORD)))
                .build();
        assertEquals(
                403, http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode());
        assertEquals(200, send("DELETE", "/api/v1/session", browser, null).statusCode());
        assertEquals(401, send("GET", "/api/v1/session", browser, null).statusCode());
    }

    @Test
    void wrongPasswordUnknownLoginAndClosedAccountLookTheSame() throws Exception {
        Account closed = account("gone");
        access.accounts().setDisabled(closed, true);
        String wrong = Json.MAPPER
                .readTree(send("POST", "/api/v1/session", null, credentials("street.officer2", "x"))
                        .body())
                .get("detail")
                .asText();
        for (String body : List.of(credentials("gone", PASSWORD), credentials("nobody.here", PASSWORD))) {
            HttpResponse<String> answer = send("POST", "/api/v1/session", null, body);
            assertEquals(401, answer.statusCode());
            assertEquals(wrong, json(answer).get("detail").asText());
        }
    }

    @Test
    void guessingIsSlowedDownForUnknownLoginsToo() throws Exception {
        HttpResponse<String> answer = null;
        for (int i = 0; i < 6; i++) {
            answer = send("POST", "/api/v1/session", null, credentials("guessed", "guess " + i));
        }
        assertEquals(429, answer.statusCode());
        int wait = Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait > 0 && json(answer).get("detail").asText().contains(String.valueOf(wait)), answer.body());
    }

    @Test
    void aHandedOutPasswordMustBeChangedFirst() throws Exception {
        Account account = access.accounts().add("first.day", "First day", null, PASSWORD);
        access.grants().add(account, new Grant(Role.OFFICER, "D", Map.of()), "test", "set up by the test");
        Browser browser = signIn("first.day");
        HttpResponse<String> refused = send("GET", "/api/v1/probe", browser, null);
        assertEquals(
                "urn:loomwatch:problem:password-change-required",
                json(refused).get("type").asText());
        String change = Json.MAPPER
                .createObjectNode()
                .put("current", PASSWORD)
                .put("next", "quite another phrase")
                .toString();
        HttpResponse<String> changed = send("POST", "/api/v1/session/password", browser, change);
        assertEquals(200, changed.statusCode(), changed.body());
        String cookie = changed.headers().firstValue("Set-Cookie").orElseThrow();
        assertNotEquals(browser.cookie(), cookie.substring(0, cookie.indexOf(';')));
        assertEquals(401, send("GET", "/api/v1/session", browser, null).statusCode());
    }

    @Test
    void tokensDoNoMoreThanTheirList() throws Exception {
        account("robot.owner", new Grant(Role.OFFICER, "D", Map.of()));
        Browser browser = signIn("robot.owner");
        String draft = "{\"name\":\"nightly\",\"permissions\":[\"catalogue_read\"],\"days\":1}";
        HttpResponse<String> issued = send("POST", "/api/v1/tokens", browser, draft);
        assertEquals(200, issued.statusCode(), issued.body());
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/probe"))
                .header("Authorization", "Bearer " + json(issued).get("secret").asText())
                .build();
        assertEquals(
                403, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        String tooMuch = "{\"name\":\"all\",\"permissions\":[\"audit_read\"],\"days\":1}";
        assertEquals(400, send("POST", "/api/v1/tokens", browser, tooMuch).statusCode());
    }

    @Test
    void oneGivesOnlyWhatOneHolds() throws Exception {
        account("head", new Grant(Role.UNIT_HEAD, "D01", Map.of(Feed.WAGES, FieldDetail.AMOUNTS)));
        account("staff");
        Browser head = signIn("head");
        assertEquals(200, give(head, "officer", "D01", "wages", "amounts"));
        assertEquals(403, give(head, "officer", "D02", "wages", "ratios"));
        assertEquals(403, give(head, "officer", "D01", "tax", "ratios"));
        assertEquals(403, give(head, "unit_head", "D01", "wages", "ratios"));
        account("security", new Grant(Role.SECURITY_ADMIN, "D", Map.of(Feed.WAGES, FieldDetail.AMOUNTS)));
        Browser security = signIn("security");
        assertEquals(403, send("GET", "/api/v1/probe", security, null).statusCode());
        assertEquals(409, give(security, "auditor", "D", "wages", "ratios"));
    }

    private int give(Browser giver, String role, String area, String feed, String detail) throws Exception {
        String draft = "{\"role\":\"%s\",\"area\":\"%s\",\"fields\":{\"%s\":\"%s\"},\"reason\":\"joins the team\"}"
                .formatted(role, area, feed, detail);
        return send("POST", "/api/v1/accounts/staff/grants", giver, draft).statusCode();
    }

    @Test
    void emergencyAccessOpensOneAreaAndIsSeen() throws Exception {
        account("night.duty", new Grant(Role.EMERGENCY_OFFICER, "D01", Map.of()));
        account("watcher", new Grant(Role.AUDITOR, Grant.WHOLE_DISTRICT, Map.of()));
        Browser duty = signIn("night.duty");
        assertEquals(403, send("GET", "/api/v1/probe", duty, null).statusCode());
        assertEquals(
                400,
                send("POST", "/api/v1/break-glass", duty, "{\"area\":\"D02\",\"reason\":\"short\"}")
                        .statusCode());
        String reason = "{\"area\":\"D02\",\"reason\":\"factory fire, need the staff list\"}";
        assertEquals(200, send("POST", "/api/v1/break-glass", duty, reason).statusCode());
        JsonNode seen = json(send("GET", "/api/v1/probe", duty, null));
        assertEquals("[\"D02\"]", seen.get("areas").toString());
        Browser watcher = signIn("watcher");
        JsonNode opening = json(send("GET", "/api/v1/break-glass", watcher, null))
                .get("items")
                .get(0);
        assertEquals("night.duty", opening.get("login").asText());
        JsonNode entries = json(send("GET", "/api/v1/audit?actor=night.duty&action=get_probe", watcher, null))
                .get("items");
        assertTrue(entries.get(0).get("detail").has("break_glass"), entries.toString());
    }

    @Test
    void aRevokedSessionsStreamEnds() throws Exception {
        Account account = account("leader.one", new Grant(Role.LEADER, "D", Map.of()));
        Browser browser = signIn("leader.one");
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/events"))
                .header("Cookie", browser.cookie())
                .header("Accept", "text/event-stream")
                .build();
        var stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            assertTrue(first != null && !first.isEmpty());
            server.events().publish("data", Map.of("as_of", "2026-10-01"));
            assertTrue(lines.lines().anyMatch("event: data"::equals), "the event comes after the one that says ready");
            access.sessions().endAll(account.id());
            assertTrue(lines.lines().anyMatch("event: ended"::equals));
        }
    }

    @Test
    void everyRequestIsInAWholeTrail() throws Exception {
        account("traced", new Grant(Role.OFFICER, "D", Map.of()));
        Browser browser = signIn("traced");
        send("GET", "/api/v1/probe", browser, null);
        send("GET", "/api/v1/audit", browser, null);
        JsonNode own = json(send("GET", "/api/v1/audit/own", browser, null)).get("items");
        assertEquals("get_audit", own.get(0).get("action").asText());
        assertEquals("denied", own.get(0).get("outcome").asText());
        assertEquals("get_probe", own.get(1).get("action").asText());
        assertEquals(
                List.of(),
                new AuditVerifier(access.postgres(), access.anchor()).verify().faults());
    }
}
