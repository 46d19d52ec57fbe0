package org.loomwatch.api.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.Unit;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.access.session.SessionRoutes;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.audit.AuditRoutes;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.notice.NoticeFeature;
import org.loomwatch.api.query.SqlReader;
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
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** Two streets, three units and the people who work there, on real stores behind a real server. */
final class TicketDistrict implements AutoCloseable {

    static final YearMonth MONTH = YearMonth.of(2026, 9);
    static final AreaTree AREAS = new AreaTree(List.of(
            new Area("D", null, AreaLevel.DISTRICT, "区", "District"),
            new Area("D01", "D", AreaLevel.STREET, "东街道", "East"),
            new Area("D02", "D", AreaLevel.STREET, "西街道", "West")));
    private static final String PASSWORD = "correct horse battery";

    final Stores stores;
    final ServerContext context;
    final TicketFeature feature;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Browser> browsers = new java.util.concurrent.ConcurrentHashMap<>();

    private record Browser(String cookie, String csrf) {}

    TicketDistrict(Path data, Clock clock) {
        DataDirectory directory = DataDirectory.create(data);
        stores = Stores.open(StoreSettings.embedded(directory));
        ServerMetrics metrics = new ServerMetrics();
        SqlReader clickhouse = new SqlReader(stores.clickHouse()::read, metrics.registry());
        AccessServices access = new AccessServices(
                stores.postgres().jdbi(), directory.audit(), () -> Optional.of(AREAS), Clock.systemUTC());
        context = new ServerContext(
                clickhouse,
                stores.clickHouse().dataSource(),
                stores.clickHouse().connection(),
                stores.postgres().jdbi(),
                directory,
                access,
                new AreaService(clickhouse),
                new EventBroker(),
                metrics,
                clock);
        feature = new TicketFeature(context);
        List<Route> routes = new ArrayList<>(SessionRoutes.list(access, List.of()));
        routes.addAll(AuditRoutes.list(access));
        routes.addAll(new NoticeFeature(context).routes());
        routes.addAll(feature.routes());
        server = HttpServer.start(new RouteCatalogue(routes), access.gate(), metrics, context.events(), "127.0.0.1", 0);
        people();
    }

    private void people() {
        for (String id : List.of("labor-bureau", "labor-d01", "labor-d02")) {
            context.access()
                    .accounts()
                    .putUnit(new Unit(
                            id,
                            id + "局",
                            id,
                            id.endsWith("bureau") ? "D" : id.substring(6).toUpperCase(java.util.Locale.ROOT)));
        }
        person("dispatcher", "labor-bureau", Role.DISPATCHER, "D");
        person("anna", "labor-d01", Role.OFFICER, "D01");
        person("bo", "labor-d01", Role.OFFICER, "D01");
        person("head", "labor-d01", Role.UNIT_HEAD, "D01");
        person("west", "labor-d02", Role.OFFICER, "D02");
        person("auditor", null, Role.AUDITOR, Grant.WHOLE_DISTRICT);
    }

    private void person(String login, @Nullable String unit, Role role, String area) {
        Account account = context.access().accounts().add(login, login, unit, PASSWORD, false);
        Map<Feed, FieldDetail> fields = role == Role.OFFICER ? Map.of(Feed.WAGES, FieldDetail.AMOUNTS) : Map.of();
        context.access().grants().add(account, new Grant(role, area, fields), "test", "set up by the test");
    }

    /** Writes a warning as scoring does. */
    void warn(YearMonth month, String uscc, String area, String grade, String queue, int version) throws SQLException {
        String reasons = "[{\"feed\":\"wages\",\"indicator\":\"wages_value\",\"value\":12.5,\"baseline\":1,"
                + "\"percentile\":0.98,\"contribution\":0.7},{\"feed\":\"power\",\"indicator\":\"power_ratio\",\"value\":0.4,"
                + "\"baseline\":1,\"percentile\":0.1,\"contribution\":0.2}]";
        try (Connection connection = context.clickhouseSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO warning (month, uscc, theme, area, industry, size, grade, probability, rank, queue,"
                                + " rule_floor, reasons, model, scored_at, version)"
                                + " SELECT toDate(?), ?, ?, ?, 'C39', 'small', ?, 0.5, 1, ?, '', ?, 'm1', now64(3, 'UTC'), ?")) {
            insert.setString(1, month.atDay(1).toString());
            insert.setString(2, uscc);
            insert.setString(3, Warning.LABOR_DISPUTE);
            insert.setString(4, area);
            insert.setString(5, grade);
            insert.setString(6, queue);
            insert.setString(7, reasons);
            insert.setInt(8, version);
            insert.execute();
        }
    }

    /** A dispute as the labor bureau reports it. */
    void dispute(String uscc, LocalDate startedOn) throws SQLException {
        try (Connection connection = context.clickhouseSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO dispute (dispute_id, uscc, started_on, known_on, kind, people, version)"
                                + " SELECT ?, ?, toDate32(?), toDate32(?), 'wages', 20, 1")) {
            insert.setString(1, "D-" + uscc);
            insert.setString(2, uscc);
            insert.setString(3, startedOn.toString());
            insert.setString(4, startedOn.toString());
            insert.execute();
        }
    }

    HttpResponse<String> get(String login, String path) throws Exception {
        return send(login, "GET", path, null, null, null);
    }

    /** A file as it comes, to be opened. */
    byte[] file(String login, String path) throws Exception {
        get(login, path); // Signs in where that has not happened yet.
        Browser browser = java.util.Objects.requireNonNull(browsers.get(login));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Cookie", browser.cookie())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    JsonNode json(String login, String path) throws Exception {
        HttpResponse<String> answer = get(login, path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** Takes a step on the version given, or on the newest if that is null. */
    HttpResponse<String> step(String login, String ticket, String step, ObjectNode body, @Nullable String etag)
            throws Exception {
        String seen = etag == null ? etag(login, ticket) : etag;
        return send(login, "POST", "/api/v1/tickets/" + ticket + "/" + step, body.toString(), seen, null);
    }

    String etag(String login, String ticket) throws Exception {
        return get(login, "/api/v1/tickets/" + ticket)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    HttpResponse<String> send(
            String login,
            String method,
            String path,
            @Nullable String body,
            @Nullable String etag,
            @Nullable String key)
            throws Exception {
        Browser browser = browsers.get(login);
        if (browser == null) {
            browser = signIn(login);
            browsers.put(login, browser);
        }
        return exchange(method, path, body, etag, key, browser);
    }

    private Browser signIn(String login) throws Exception {
        String form = Json.MAPPER
                .createObjectNode()
                .put("login", login)
                .put("password", PASSWORD)
                .toString();
        HttpResponse<String> answer = exchange("POST", "/api/v1/session", form, null, null, null);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Browser(
                cookie.substring(0, cookie.indexOf(';')),
                Json.MAPPER.readTree(answer.body()).get("csrf_token").asText());
    }

    private HttpResponse<String> exchange(
            String method,
            String path,
            @Nullable String body,
            @Nullable String etag,
            @Nullable String key,
            @Nullable Browser browser)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (browser != null) {
            request.header("Cookie", browser.cookie()).header(SessionCookie.CSRF_HEADER, browser.csrf());
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        feature.close();
        context.events().close();
        context.access().close();
        context.metrics().close();
        stores.close();
    }
}
