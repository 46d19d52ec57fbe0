package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.store.clickhouse.ClickHouseUnderTest.execute;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the embedded engine's endpoint does beside answering well-behaved statements. */
class EngineEndpointTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENDLESS = "SELECT sum(sipHash64(number)) FROM numbers(1000000000000)";

    private final HttpClient http = HttpClient.newHttpClient();
    private ClickHouse clickHouse;
    private URI address;

    @BeforeEach
    void open() {
        clickHouse = ClickHouseUnderTest.EMBEDDED.require();
        String url = clickHouse.connection().jdbcUrl();
        address = URI.create(url.substring(url.indexOf("http"), url.lastIndexOf('/')));
    }

    @Test
    void pingNeedsNoPassword() throws Exception {
        HttpResponse<String> pong = http.send(
                HttpRequest.newBuilder(address.resolve("/ping")).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("Ok.\n", pong.body());
    }

    @Test
    void aWrongPasswordIsRefused() {
        ClickHouseConnection stranger = clickHouse.connection().with("password", "guess");
        SQLException error = assertThrows(SQLException.class, () -> {
            try (Connection connection = stranger.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        });
        assertEquals(OptionalInt.of(516), ClickHouseException.findCode(error), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query=SELECT {x:UInt8} + 1&param_x=4 | 200 | 5",
                "query=SELECT 'a' AS `名` FORMAT JSONEachRow | 200 | {\"名\":\"a\"}",
                "query=SELECT 1 AS a, 2 AS b FORMAT TSVWithNames&wait_end_of_query=1 | 200 | a\tb",
                "query=SELECT currentDatabase()&database=system | 200 | system",
                "query=SELECT 1; SELECT 2 | 500 | Code: 62.",
                "query=DROP TABLE nowhere; SELECT 2 | 500 | Code: 62.",
                "query=SELECT 1&compress=1 | 500 | Code: 48.",
                "query=SELECT 1&session_id=s | 500 | Code: 48.",
                "query=SELECT 1&a'b=1 | 500 | Code: 115.",
                "query=SELECT 1&database=nowhere | 500 | Code: 81."
            })
    void parametersOfTheInterface(String parameters, int status, String beginning) throws Exception {
        StringBuilder encoded = new StringBuilder("/?");
        for (String parameter : parameters.split("&")) {
            String[] parts = parameter.split("=", 2);
            encoded.append(URLEncoder.encode(parts[0], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parts[1], StandardCharsets.UTF_8))
                    .append('&');
        }
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(address.resolve(encoded.toString()))
                        .header("Authorization", authorization())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(response.body().startsWith(beginning), response.body());
    }

    @Test
    void aStatementEndsWithItsTimeLimit() throws Exception {
        ClickHouseConnection limited = clickHouse.connection().with("clickhouse_setting_max_execution_time", "1");
        try (Connection connection = limited.open();
                Statement statement = connection.createStatement()) {
            SQLException error = assertThrows(SQLException.class, () -> statement.executeQuery(ENDLESS));
            assertEquals(OptionalInt.of(159), ClickHouseException.findCode(error), error.getMessage());
        }
    }

    @Test
    void aStatementEndsWhenItIsCancelled() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Future<ResultSet> running = thread.submit(() -> statement.executeQuery(ENDLESS));
            await(() -> count("SELECT count() FROM system.processes WHERE query = '" + ENDLESS + "'") == 1);
            statement.cancel();
            ExecutionException failure = assertThrows(ExecutionException.class, running::get);
            assertEquals(
                    OptionalInt.of(394),
                    ClickHouseException.findCode((SQLException) failure.getCause()),
                    failure.getMessage());
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void aStatementEndsWhenItsClientGoesAway() throws Exception {
        String marked = ENDLESS + " /* client goes away */";
        String processes =
                "SELECT count() FROM system.processes WHERE query LIKE '%client goes away%' AND query NOT LIKE '%LIKE%'";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            send(socket, "POST /", "Content-Length: " + marked.length(), marked);
            await(() -> count(processes) == 1);
        }
        await(() -> count(processes) == 0);
    }

    @Test
    void anInsertThatBreaksOffWritesNothing() throws Exception {
        execute(clickHouse, "CREATE OR REPLACE TABLE broken (a UInt64) ENGINE = MergeTree ORDER BY a");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            send(socket, "POST /?query=INSERT+INTO+loomwatch.broken+FORMAT+CSV", "Content-Length: 1000", "1\n2\n");
        }
        await(() ->
                count("SELECT count() FROM system.processes WHERE query LIKE 'INSERT INTO loomwatch.broken%'") == 0);
        assertEquals(0, count("SELECT count() FROM broken"));
    }

    @Test
    void sixteenClientsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Long>> answers = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                answers.add(threads.submit(() -> count("SELECT count() + sum(sleepEachRow(1)) FROM numbers(12)"
                        + " SETTINGS max_block_size = 1, max_threads = 1")));
            }
            try (Connection seventeenth = clickHouse.connection().open()) {
                await(() -> count(
                                seventeenth,
                                "SELECT count() FROM system.processes WHERE query LIKE 'SELECT count() + sum(sleepEachRow%'")
                        == 16);
            }
            for (Future<Long> answer : answers) {
                assertEquals(12, answer.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private void send(Socket socket, String requestLine, String header, String body) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write((requestLine + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization() + "\r\n"
                        + header + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private String authorization() {
        String user = clickHouse.connection().properties().get("user");
        String password = clickHouse.connection().properties().get("password");
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection()) {
            return count(connection, sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(deadline), "waited in vain");
            Thread.sleep(50);
        }
    }
}
