package org.loomwatch.notebook.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.loomwatch.notebook.table.Table;

/**
 * The HTTP API of a Loomwatch server as notebooks use it: answers as typed records, or as tables. It may do exactly what the person
 * may do whose token or password it was given; what the server refuses is a {@link RefusedException}.
 *
 * <pre>{@code
 * var loomwatch = LoomwatchClient.fromEnvironment();   // LOOMWATCH_URL and LOOMWATCH_TOKEN
 * loomwatch.enterprises().groupBy("size", Aggregate.count())
 * }</pre>
 */
public final class LoomwatchClient {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int ROWS_A_PAGE = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Map<String, String> headers;

    private LoomwatchClient(String address, Map<String, String> headers) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.headers = Map.copyOf(headers);
    }

    /**
     * The server of {@code LOOMWATCH_URL} with the token of {@code LOOMWATCH_TOKEN}; system properties {@code loomwatch.url} and
     * {@code loomwatch.token} come before the environment.
     *
     * @throws IllegalStateException if there is no token
     */
    public static LoomwatchClient fromEnvironment() {
        return withToken(
                setting("loomwatch.url", "LOOMWATCH_URL").orElse("http://127.0.0.1:8080"),
                setting("loomwatch.token", "LOOMWATCH_TOKEN")
                        .orElseThrow(() -> new IllegalStateException(
                                "set LOOMWATCH_TOKEN to a service token; one's own are made on the account page")));
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    /** With a service token, as made on the account page; it can be narrower than its owner's rights and ends by itself. */
    public static LoomwatchClient withToken(String address, String token) {
        return new LoomwatchClient(address, Map.of("Authorization", "Bearer " + token));
    }

    /** With login and password, as at the sign-in page. */
    public static LoomwatchClient signIn(String address, String login, String password) {
        LoomwatchClient nobody = new LoomwatchClient(address, Map.of());
        HttpResponse<String> answer = nobody.send(
                "POST",
                "/api/v1/session",
                JSON.createObjectNode().put("login", login).put("password", password));
        String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
        return new LoomwatchClient(
                address,
                Map.of(
                        "Cookie",
                        cookie.substring(0, Math.max(0, cookie.indexOf(';'))),
                        "X-CSRF-Token",
                        parse(answer.body()).path("csrf_token").asText()));
    }

    /** A service token of one's own that lasts some days; it may do these things at most. */
    public String makeToken(String name, List<String> permissions, int days) {
        return post("/api/v1/tokens", Map.of("name", name, "permissions", permissions, "days", days))
                .path("secret")
                .asText();
    }

    /** Who one is and what one may do. */
    public JsonNode me() {
        return get("/api/v1/session");
    }

    /** Any answer of the API, by its path such as {@code /api/v1/overview}. */
    public JsonNode get(String path) {
        return parse(send("GET", path, null).body());
    }

    /** The same as a record; fields that the record does not have are left out. */
    public <T extends Record> T get(String path, Class<T> type) {
        return convert(get(path), type);
    }

    public JsonNode post(String path, Object body) {
        return parse(send("POST", path, JSON.valueToTree(body)).body());
    }

    /** All items of a list, page after page. */
    public <T extends Record> List<T> list(String path, Class<T> type) {
        List<T> items = new ArrayList<>();
        String next = "";
        while (true) {
            JsonNode page = get(next.isEmpty() ? path : with(path, "cursor", next));
            page.path("items").forEach(item -> items.add(convert(item, type)));
            next = page.path("next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return items;
            }
        }
    }

    /** An export of the API as a table. */
    public Table csv(String path) {
        return Table.csv(send("GET", path, null).body());
    }

    /** One month of the district; null for the last one. */
    public Overview overview(@Nullable String month) {
        return get(month == null ? "/api/v1/overview" : with("/api/v1/overview", "month", month), Overview.class);
    }

    /** Every enterprise one sees. */
    public Table enterprises() {
        return Table.of(list("/api/v1/enterprises?limit=" + ROWS_A_PAGE, Enterprise.class));
    }

    /** Months of one enterprise: a row a month, a column for each measure and indicator one sees. */
    public Table series(String uscc) {
        JsonNode series = get("/api/v1/enterprises/" + encoded(uscc) + "/indicators");
        Map<String, JsonNode> columns = new TreeMap<>();
        series.path("measures").properties().forEach(entry -> columns.put(entry.getKey(), entry.getValue()));
        series.path("indicators").properties().forEach(entry -> columns.put(entry.getKey(), entry.getValue()));
        List<String> names = new ArrayList<>(List.of("month"));
        names.addAll(columns.keySet());
        Table table = Table.of(names.toArray(String[]::new));
        for (int i = 0; i < series.path("months").size(); i++) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(series.path("months").get(i).asText());
            for (JsonNode column : columns.values()) {
                JsonNode value = column.get(i);
                cells.add(value == null || value.isNull() ? null : (Object) value.asDouble());
            }
            table = table.with(cells.toArray());
        }
        return table;
    }

    /** How good a month's deliveries were, by feed; null for the last month. */
    public Table quality(@Nullable String month) {
        JsonNode report = get(month == null ? "/api/v1/quality" : with("/api/v1/quality", "month", month));
        List<FeedQuality> feeds = new ArrayList<>();
        report.path("feeds").forEach(feed -> feeds.add(convert(feed, FeedQuality.class)));
        return Table.of(feeds);
    }

    /** Warnings of a month, the gravest first. */
    public List<Warning> warnings(String month) {
        return list(with("/api/v1/warnings?limit=" + ROWS_A_PAGE, "month", month), Warning.class);
    }

    /** Warning models, the newest first. */
    public List<WarningModel> models() {
        List<WarningModel> models = new ArrayList<>();
        get("/api/v1/models").path("models").forEach(model -> models.add(convert(model, WarningModel.class)));
        return models;
    }

    /** @throws java.util.NoSuchElementException if no model is at work */
    public WarningModel champion() {
        return models().stream()
                .filter(model -> model.state().equals("champion"))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What warning models learn from: enterprise-months with their features, and whether a dispute began within the horizon.
     *
     * @param from first month, such as {@code 2025-01}
     * @param features names of measures and indicators; those that one's grants do not show are empty
     */
    public Table panel(String from, String until, int horizon, String... features) {
        return csv("/api/v1/models/panel.csv?from=%s&until=%s&horizon=%d&features=%s"
                .formatted(encoded(from), encoded(until), horizon, encoded(String.join(",", features))));
    }

    /** The economic indices of the district, as the last vintage has them. */
    public List<Index> indices() {
        List<Index> indices = new ArrayList<>();
        get("/api/v1/economy/indices").path("indices").forEach(index -> indices.add(convert(index, Index.class)));
        return indices;
    }

    /** A series behind the indices for the whole district: as measured, and adjusted for season and New Year. */
    public List<SeriesMonth> economicSeries(String measure) {
        return list(with("/api/v1/economy/series", "measure", measure), SeriesMonth.class);
    }

    /** Emergency responses, open ones first. */
    public List<Activation> activations() {
        return list("/api/v1/activations", Activation.class);
    }

    /** Tasks, log and answers of a response. */
    public Board board(String activation) {
        return get("/api/v1/activations/" + encoded(activation), Board.class);
    }

    /** What a response reached, as it was frozen when it began. */
    public Table linkedResources(String activation) {
        return Table.of(list("/api/v1/activations/" + encoded(activation) + "/resources", LinkedResource.class));
    }

    private static <T> T convert(JsonNode node, Class<T> type) {
        return JSON.convertValue(node, type);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server's answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String with(String path, String name, String value) {
        return path + (path.contains("?") ? "&" : "?") + name + "=" + encoded(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(LONGEST);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new RefusedException(method + " " + path, answer.statusCode(), answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("the server at %s does not answer: %s".formatted(address, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }
}
