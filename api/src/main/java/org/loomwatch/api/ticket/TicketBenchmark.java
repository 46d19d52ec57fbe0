package org.loomwatch.api.ticket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.Unit;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/**
 * 200 officers at once on a million tickets, over HTTP with sessions, rights and audit as in the product: each lists the
 * queue of their unit, opens tickets, accepts them and notes visits, with a second of thought between two requests. Then
 * 10,000 warnings of one month are routed into tickets.
 */
public final class TicketBenchmark {

    private static final int LIVE_PERCENT = 4;
    private static final int UNITS = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration THOUGHT = Duration.ofSeconds(1);
    private static final YearMonth MONTH = YearMonth.of(2026, 9);

    private final Size size;
    private final Stores stores;
    private final AccessServices access;
    private final Jdbi postgres;
    private final Queue<Double> lists = new ConcurrentLinkedQueue<>();
    private final Queue<Double> details = new ConcurrentLinkedQueue<>();
    private final Queue<Double> actions = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

    /**
     * @param duration how long the officers work
     * @param warnings how many warnings of one month are routed afterwards
     */
    public record Size(int tickets, int officers, Duration duration, int warnings) {}

    private record Officer(String unit, String cookie, String csrf) {}

    /** Milliseconds until the last byte. */
    public record Latency(int requests, double median, double p95, double greatest) {}

    /** What was seen. */
    public record Figures(
            int tickets,
            int liveTickets,
            int officers,
            double seconds,
            double requestsPerSecond,
            Latency list,
            Latency detail,
            Latency action,
            int refused,
            int warningsRouted,
            double routingSeconds) {}

    private TicketBenchmark(Size size, Stores stores, AccessServices access) {
        this.size = size;
        this.stores = stores;
        this.access = access;
        this.postgres = stores.postgres().jdbi();
    }

    public static Figures run(Path directory, Size size) throws Exception {
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        AreaTree areas = areas();
        try (Stores stores = Stores.open(StoreSettings.embedded(data));
                ServerMetrics metrics = new ServerMetrics();
                EventBroker events = new EventBroker();
                AccessServices access = new AccessServices(
                        stores.postgres().jdbi(), data.audit(), () -> Optional.of(areas), Clock.systemUTC())) {
            SqlReader reader = new SqlReader(stores.clickHouse()::read, metrics.registry());
            ServerContext context = new ServerContext(
                    reader,
                    stores.clickHouse().dataSource(),
                    stores.clickHouse().connection(),
                    stores.postgres().jdbi(),
                    data,
                    access,
                    new AreaService(reader),
                    events,
                    metrics,
                    Clock.systemUTC());
            return new TicketBenchmark(size, stores, access).run(context, metrics);
        }
    }

    private static AreaTree areas() {
        List<Area> areas = new ArrayList<>();
        areas.add(new Area("d", null, AreaLevel.DISTRICT, "区", "District"));
        for (int i = 0; i < UNITS; i++) {
            areas.add(new Area("s" + i, "d", AreaLevel.STREET, "街道" + i, "Street " + i));
        }
        return new AreaTree(areas);
    }

    private Figures run(ServerContext context, ServerMetrics metrics) throws Exception {
        List<Officer> officers = people();
        fill();
        TicketFeature feature = new TicketFeature(context);
        double seconds;
        try (HttpServer server = HttpServer.start(
                new RouteCatalogue(feature.routes()), access.gate(), metrics, context.events(), "127.0.0.1", 0)) {
            load(server.port(), officers, WARM_UP);
            List.of(lists, details, actions).forEach(Queue::clear);
            Instant start = Instant.now();
            load(server.port(), officers, size.duration());
            seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        }
        warn();
        DispatchResult routed = feature.dispatch().dispatch(MONTH, Warning.LABOR_DISPUTE);
        int live = postgres.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM ticket WHERE state NOT IN ('closed', 'voided')")
                        .mapTo(Integer.class)
                        .one());
        int requests = lists.size() + details.size() + actions.size();
        return new Figures(
                size.tickets(),
                live - routed.opened(),
                size.officers(),
                seconds,
                Math.round(10 * requests / seconds) / 10.0,
                latency(lists),
                latency(details),
                latency(actions),
                refused.size(),
                routed.opened(),
                routed.seconds());
    }

    private List<Officer> people() {
        List<Officer> officers = new ArrayList<>();
        access.accounts().putUnit(new Unit("labor-bureau", "局", "Bureau", "d"));
        for (int i = 0; i < UNITS; i++) {
            access.accounts().putUnit(new Unit("labor-s" + i, "办" + i, "Office " + i, "s" + i));
        }
        for (int i = 0; i < size.officers(); i++) {
            String unit = "labor-s" + i % UNITS;
            String login = "officer" + i;
            // Without a password: nobody signs in here, and each would cost a second of hashing.
            postgres.useHandle(handle -> handle.execute(
                    "INSERT INTO account (id, login, display_name, unit_id) VALUES (?, ?, ?, ?)",
                    UUID.randomUUID(),
                    login,
                    login,
                    unit));
            Account account = access.accounts().find(login).orElseThrow();
            access.grants().add(account, new Grant(Role.OFFICER, "s" + i % UNITS, Map.of()), "bench", "bench");
            String token = access.sessions().open(account, "127.0.0.1", "bench").token();
            officers.add(new Officer(unit, SessionCookie.NAME + "=" + token, SessionCookie.csrfOf(token)));
        }
        return officers;
    }

    /** A million tickets as years of work leave them: most closed, the live ones spread over units and states. */
    private void fill() {
        postgres.useHandle(handle -> {
            handle.execute("""
                    INSERT INTO ticket (id, number, theme, uscc, enterprise, area, industry, size, grade, warned_month, state,
                                        unit, suggested_unit, route, officer, opened_at, dispatched_at, accept_due_at,
                                        accepted_at, resolve_due_at, resolved_at, verified_at, closed_at, due_at)
                    SELECT gen_random_uuid(), 'B' || n, 'labor_dispute', 'U' || n, '企业' || n, 's' || (n / 100) % ?, 'C39', 'small',
                           (ARRAY['red', 'orange', 'yellow', 'blue'])[1 + n % 4], date '2026-08-01',
                           CASE WHEN n % 100 < ? THEN (ARRAY['dispatched', 'accepted', 'in_progress'])[1 + n % 3]
                                ELSE 'closed' END,
                           'labor-s' || (n / 100) % ?, 'labor-s' || (n / 100) % ?, 'street-office', NULL, at, at, at + interval '1 day',
                           at + interval '2 hours', at + interval '10 days', at + interval '8 days', at + interval '9 days',
                           CASE WHEN n % 100 < ? THEN NULL ELSE at + interval '9 days' END, at + interval '10 days'
                    FROM (SELECT n, now() - (n % 1000) * interval '1 day' AS at FROM generate_series(1, ?) AS n) AS made
                    """, UNITS, LIVE_PERCENT, UNITS, UNITS, LIVE_PERCENT, size.tickets());
            handle.execute("""
                    INSERT INTO ticket_event (ticket_id, seq, at, actor, action, from_state, to_state, unit, grade, reason,
                                              approver)
                    SELECT id, 1, opened_at, 'system', 'open', '', 'new', unit, grade, '', ''
                    FROM ticket WHERE state NOT IN ('closed', 'voided')""");
        });
        postgres.useHandle(handle -> handle.execute("VACUUM ANALYZE ticket"));
    }

    private void load(int port, List<Officer> officers, Duration duration) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(officers.size());
        Instant end = Instant.now().plus(duration);
        for (int i = 0; i < officers.size(); i++) {
            Officer officer = officers.get(i);
            Random random = new Random(i);
            threads.execute(() -> work(client, "http://127.0.0.1:" + port, officer, random, end));
        }
        threads.shutdown();
        if (!threads.awaitTermination(duration.toSeconds() + 120, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void work(HttpClient client, String server, Officer officer, Random random, Instant end) {
        try {
            Thread.sleep(random.nextInt((int) THOUGHT.toMillis()));
            while (Instant.now().isBefore(end)) {
                String page =
                        send(client, officer, "GET", server + "/api/v1/tickets?unit=" + officer.unit(), "", lists);
                var items = Json.MAPPER.readTree(page).get("items");
                think(random);
                if (items.isEmpty()) {
                    continue;
                }
                var ticket = items.get(random.nextInt(items.size()));
                String address = server + "/api/v1/tickets/" + ticket.get("id").asText();
                send(client, officer, "GET", address, "", details);
                think(random);
                boolean waiting = ticket.get("state").asText().equals("dispatched");
                String body = waiting ? "{}" : "{\"visited_on\":\"2026-01-05\",\"met\":\"\",\"notes\":\"走访\"}";
                String step = address + (waiting ? "/accept" : "/visits");
                send(client, officer, "\"" + ticket.get("version").asText() + "\"", step, body, actions);
                think(random);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.io.IOException e) {
            refused.add(0);
        }
    }

    private static void think(Random random) throws InterruptedException {
        Thread.sleep((long) (THOUGHT.toMillis() * (0.5 + random.nextDouble())));
    }

    /** @param tag {@code GET}, or the If-Match of a POST */
    private String send(HttpClient client, Officer officer, String tag, String address, String body, Queue<Double> took)
            throws java.io.IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Cookie", officer.cookie());
        if (!tag.equals("GET")) {
            request.header(SessionCookie.CSRF_HEADER, officer.csrf())
                    .header("If-Match", tag)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        took.add((System.nanoTime() - start) / 1e6);
        if (answer.statusCode() != 200) {
            refused.add(answer.statusCode());
        }
        return answer.body();
    }

    private void warn() throws SQLException {
        try (var connection = stores.clickHouse().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO warning (month, uscc, theme, area, industry, size, grade, probability, rank, queue,"
                            + " rule_floor, reasons, model, scored_at, version) SELECT toDate('" + MONTH.atDay(1)
                            + "'),"
                            + " concat('W', toString(number)), '" + Warning.LABOR_DISPUTE
                            + "', concat('s', toString(number % "
                            + UNITS
                            + ")), 'C39', 'small', 'yellow', 0.2, number + 1, 'queue', '', '[]', 'm', now64(3, 'UTC'), 1"
                            + " FROM numbers(" + size.warnings() + ")");
        }
    }

    private static Latency latency(Queue<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new Latency(0, 0, 0, 0);
        }
        return new Latency(
                sorted.size(),
                rounded(sorted.get(sorted.size() / 2)),
                rounded(sorted.get(sorted.size() * 95 / 100)),
                rounded(sorted.get(sorted.size() - 1)));
    }

    private static double rounded(double milliseconds) {
        return Math.round(10 * milliseconds) / 10.0;
    }
}
