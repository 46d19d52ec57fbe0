package org.loomwatch.api.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.api.ticket.OfficerLoad.Officer;
import org.loomwatch.api.ticket.OfficerLoad.Seen;
import org.loomwatch.api.ticket.routing.RoutingRules;
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
 * 200 officers at once on a million tickets, over HTTP with sessions, rights and audit as in the product; officers, server and
 * PostgreSQL share the machine's processors. First they work as fast as they are answered, to warm the server up and then to
 * see what it can do; then as people do, with one to two seconds of thought between two requests. Then 10,000 warnings of one
 * month are routed into tickets.
 */
public final class TicketBenchmark {

    private static final int LIVE_PERCENT = 4;
    private static final int UNITS = 40;
    private static final Duration LEAST_THOUGHT = Duration.ofSeconds(1);
    private static final Duration GREATEST_THOUGHT = Duration.ofSeconds(2);
    private static final YearMonth MONTH = YearMonth.of(2026, 9);

    private final Size size;
    private final Stores stores;
    private final AccessServices access;
    private final Jdbi postgres;

    /**
     * @param warmUp how long the officers work before anything is measured
     * @param duration how long they work with thought between requests; without, half as long
     * @param warnings how many warnings of one month are routed afterwards
     */
    public record Size(int tickets, int officers, Duration warmUp, Duration duration, int warnings) {}

    /**
     * What was seen.
     *
     * @param withoutThought officers who ask again as soon as they are answered: as much as there is
     * @param loadBefore processes that wanted to run on this machine in the minute before the measurement
     */
    public record Figures(
            int tickets,
            int liveTickets,
            int officers,
            double loadBefore,
            OfficerLoad.Seen withoutThought,
            OfficerLoad.Seen withThought,
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
        roomForAll(context.data());
        TicketFeature feature = new TicketFeature(context);
        double load;
        Seen without;
        Seen with;
        try (HttpServer server = HttpServer.start(
                new RouteCatalogue(feature.routes()), access.gate(), metrics, context.events(), "127.0.0.1", 0)) {
            load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            OfficerLoad.run(server.port(), officers, Duration.ZERO, Duration.ZERO, size.warmUp());
            without = OfficerLoad.run(
                    server.port(),
                    officers,
                    Duration.ZERO,
                    Duration.ZERO,
                    size.duration().dividedBy(2));
            with = OfficerLoad.run(server.port(), officers, LEAST_THOUGHT, GREATEST_THOUGHT, size.duration());
        }
        warn();
        DispatchResult routed = feature.dispatch().dispatch(MONTH, Warning.LABOR_DISPUTE);
        int live = postgres.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM ticket WHERE state NOT IN ('closed', 'voided')")
                        .mapTo(Integer.class)
                        .one());
        return new Figures(
                size.tickets(),
                live - routed.opened(),
                size.officers(),
                load,
                without,
                with,
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

    /** The usual rules, but units that take as many tickets as come: the officers' units are full already. */
    private static void roomForAll(DataDirectory data) throws IOException {
        try (InputStream rules = RoutingRules.class.getResourceAsStream(RoutingRules.FILE)) {
            String usual = new String(Objects.requireNonNull(rules).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    data.root().resolve(RoutingRules.FILE), usual.replaceFirst("default: \\d+", "default: 1000000"));
        }
    }

    /** A million tickets as years of work leave them: most closed, the live ones spread over units and states. */
    private void fill() {
        postgres.useHandle(handle -> {
            handle.execute("""
                    INSERT INTO ticket (id, number, theme, uscc, enterprise, area, industry, size, grade, warned_month, state,
                                        unit, suggested_unit, route, officer, opened_at, dispatched_at, accept_due_at,
                                        accepted_at, resolve_due_at, resolved_at, verified_at, closed_at, due_at)
                    SELECT gen_random_uuid(), 'B' || n, 'labor_dispute', 'U' || n, '企业' || n, 's' || street, 'C39', 'small',
                           (ARRAY['red', 'orange', 'yellow', 'blue'])[1 + n % 4], date '2026-08-01',
                           CASE WHEN live THEN (ARRAY['dispatched', 'accepted', 'in_progress'])[1 + n % 3] ELSE 'closed' END,
                           'labor-s' || street, 'labor-s' || street, 'street-office', NULL, at, at, at + interval '1 day',
                           at + interval '2 hours', at + interval '10 days', at + interval '8 days', at + interval '9 days',
                           CASE WHEN live THEN NULL ELSE at + interval '9 days' END, at + interval '10 days'
                    FROM (SELECT n, live, abs(hashint4(n)) % ? AS street,
                                 now() - CASE WHEN live THEN n % 30000 / 1000.0 ELSE 30 + n % 1000000 / 1000.0 END
                                         * interval '1 day' AS at
                          FROM (SELECT n, n % 100 < ? AS live FROM generate_series(1, ?) AS n) AS numbered) AS made
                    """, UNITS, LIVE_PERCENT, size.tickets());
            handle.execute("""
                    INSERT INTO ticket_event (ticket_id, seq, at, actor, action, from_state, to_state, unit, grade, reason,
                                              approver)
                    SELECT id, 1, opened_at, 'system', 'open', '', 'new', unit, grade, '', ''
                    FROM ticket WHERE state NOT IN ('closed', 'voided')""");
        });
        // As autovacuum would have done long before a table of this size is there.
        postgres.useHandle(handle -> handle.execute("VACUUM ANALYZE ticket, ticket_event"));
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
}
