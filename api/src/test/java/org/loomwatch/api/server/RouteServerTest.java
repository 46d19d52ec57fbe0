package org.loomwatch.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loomwatch.api.access.LocalGate;
import org.loomwatch.api.access.Permission;

/** What every route gets from the server, shown on routes of the test's own. */
class RouteServerTest {

    private static final Parameter<String> CURSOR = Parameter.query("cursor", ParameterTypes.text(500), "游标", "cursor");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "条数", "rows")
            .withDefault("20");
    private static final Parameter<YearMonth> MONTH = Parameter.query("month", ParameterTypes.month(), "月份", "month");
    private static final Parameter<String> ID = Parameter.path("id", ParameterTypes.identifier(), "标识", "id");

    private static HttpServer server;
    private static ServerMetrics metrics;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Body of the echo route. */
    record Greeting(String name, int times) {}

    @BeforeAll
    static void start() {
        Route numbers = Route.get("/api/v1/numbers", Permission.PUBLIC, "数", "Numbers")
                .takes(CURSOR, LIMIT, MONTH)
                .answers(Answer.pageOf(Integer.class), request -> {
                    int after = request.find(CURSOR)
                            .map(text -> Integer.parseInt(
                                    Cursor.decode(text, "numbers", 1).keys().get(0)))
                            .orElse(0);
                    int last = Math.min(after + request.get(LIMIT), 450);
                    List<Integer> items =
                            IntStream.rangeClosed(after + 1, last).boxed().toList();
                    return new Page<>(
                            items, last == 450 ? null : new Cursor("numbers", List.of(String.valueOf(last))).encode());
                });
        Route constant = Route.get("/api/v1/constants/{id}", Permission.PUBLIC, "常量", "Constants")
                .takes(ID)
                .answers(Answer.json(Greeting.class).revalidated(), request -> new Greeting("x".repeat(5000), 1));
        Route failing = Route.get("/api/v1/failing", Permission.PUBLIC, "出错", "Fails")
                .answers(Answer.json(Greeting.class), request -> {
                    throw new IllegalStateException("SELECT secret FROM table");
                });
        Route echo = Route.post("/api/v1/echo", Permission.PUBLIC, "回声", "Echo")
                .body(Greeting.class)
                .answers(Answer.json(Greeting.class), request -> request.body(Greeting.class));
        metrics = new ServerMetrics();
        server = HttpServer.start(
                new RouteCatalogue(List.of(numbers, constant, failing, echo)),
                new LocalGate(),
                metrics,
                "127.0.0.1",
                0);
    }

    @AfterAll
    static void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void pagesFollowOneAnotherByLinkAndTheLimitIsCapped() throws Exception {
        int seen = 0;
        int pages = 0;
        Optional<String> address = Optional.of("/api/v1/numbers?limit=100000&month=2026-01");
        while (address.isPresent()) {
            HttpResponse<String> response = get(address.get());
            seen += json(response).get("items").size();
            pages++;
            address = response.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        assertEquals(450, seen);
        assertEquals(3, pages);
    }

    @Test
    void everyWrongParameterIsNamedInBothLanguages() throws Exception {
        HttpResponse<String> response = get("/api/v1/numbers?limit=x&month=2026-13&mnoth=1&cursor=a&cursor=b");
        assertEquals(400, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        JsonNode problem = json(response);
        assertEquals(
                "urn:loomwatch:problem:invalid-parameter", problem.get("type").asText());
        assertEquals("参数不正确", problem.get("title").asText());
        assertEquals("Invalid parameter", problem.get("title_en").asText());
        assertEquals(4, problem.get("errors").size(), problem.toPrettyString());
    }

    @Test
    void aForgedCursorIsRefused() throws Exception {
        for (String forged : List.of("x", "%00", "W10", "WyJudW1iZXJzIiwxLDJd", "eyJhIjoxfQ", "bnVsbA")) {
            HttpResponse<String> response = get("/api/v1/numbers?cursor=" + forged);
            assertEquals(400, response.statusCode(), forged);
        }
    }

    @Test
    void internalErrorsTellAnIncidentAndNothingElse() throws Exception {
        HttpResponse<String> response = get("/api/v1/failing");
        assertEquals(500, response.statusCode());
        assertFalse(response.body().contains("SELECT") || response.body().contains("IllegalState"), response.body());
        assertFalse(json(response).get("incident").asText().isEmpty());
    }

    @Test
    void strongTagsDifferByCodingAndAnswer304() throws Exception {
        HttpResponse<byte[]> packed = send(request("/api/v1/constants/a").header("Accept-Encoding", "gzip"));
        HttpResponse<byte[]> plain = send(request("/api/v1/constants/a"));
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertEquals(
                    new String(plain.body(), StandardCharsets.UTF_8),
                    new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        }
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertNotEquals(tag, packed.headers().firstValue("ETag").orElseThrow());
        HttpResponse<byte[]> again = send(request("/api/v1/constants/a").header("If-None-Match", "\"z\", " + tag));
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
    }

    @Test
    void unknownAddressesAndMethodsAreProblems() throws Exception {
        assertEquals(404, get("/api/v1/nothing").statusCode());
        assertEquals(404, get("/api/v1/constants/%3Cscript%3E").statusCode());
        HttpResponse<byte[]> response = send(request("/api/v1/numbers").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(405, response.statusCode());
        assertTrue(response.headers().firstValue("Content-Security-Policy").isPresent());
    }

    @Test
    void bodiesAreParsedStrictly() throws Exception {
        assertEquals(200, post("{\"name\":\"织望\",\"times\":2}").statusCode());
        assertEquals(400, post("{\"name\":\"a\",\"tmies\":2}").statusCode());
        assertEquals(400, post("{\"name\":\"a\",\"times\":null}").statusCode());
        assertEquals(400, post("{").statusCode());
        assertEquals(400, post("").statusCode());
        assertEquals(413, post("\"" + "x".repeat(5 << 20) + "\"").statusCode());
    }

    @Test
    void anAmbiguousAddressIsRefusedAsProblem() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /api/..%2f..%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("urn:loomwatch:problem:malformed-request"), answer);
            assertFalse(answer.contains("Jetty"), answer);
        }
    }

    @Test
    void timingsAreCountedByTemplate() throws Exception {
        get("/api/v1/constants/one");
        get("/api/v1/constants/two");
        String figures = metrics.scrape();
        assertTrue(figures.contains("route=\"/api/v1/constants/{id}\""), figures);
        assertFalse(figures.contains("constants/one"));
    }

    @Test
    void anOccupiedPortIsNamed() {
        PortInUseException e = assertThrows(
                PortInUseException.class,
                () -> HttpServer.start(
                        new RouteCatalogue(List.of()), new LocalGate(), metrics, "127.0.0.1", server.port()));
        assertTrue(e.getMessage().contains(Integer.toString(server.port())), e.getMessage());
    }

    @Test
    void aRouteWithoutPermissionCannotBeDeclared() {
        assertThrows(
                NullPointerException.class,
                () -> new Route(
                        Method.GET,
                        "/api/v1/x",
                        null,
                        new org.loomwatch.api.problem.Text("", ""),
                        List.of(),
                        null,
                        Route.USUAL_BODY,
                        Answer.json(Greeting.class),
                        request -> Reply.ok("")));
    }

    private static HttpResponse<byte[]> post(String body) throws Exception {
        return send(request("/api/v1/echo").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }
}
