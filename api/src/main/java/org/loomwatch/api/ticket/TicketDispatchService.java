package org.loomwatch.api.ticket;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.ticket.routing.Assignment;
import org.loomwatch.api.ticket.routing.Router;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.ticket.TicketAction;
import org.loomwatch.domain.warning.Grade;

/**
 * Turns the warnings of a month into tickets, one live ticket an enterprise and theme. Doing it again changes nothing; a
 * warning about an enterprise with a live ticket joins that ticket, and a higher grade raises it.
 */
public final class TicketDispatchService {

    /** Arbitrary, only ours: two processes that dispatch at the same moment follow one another. */
    private static final long DISPATCH_LOCK = 0x71_C4_E7L;

    private static final int PLANNED = 100;
    static final String SYSTEM = "system";

    private final Jdbi postgres;
    private final WarningReader warnings;
    private final Supplier<AreaTree> areas;
    private final Path dataDirectory;
    private final Clock clock;

    public TicketDispatchService(
            Jdbi postgres, SqlReader clickhouse, Supplier<AreaTree> areas, Path dataDirectory, Clock clock) {
        this.postgres = postgres;
        this.warnings = new WarningReader(clickhouse);
        this.areas = areas;
        this.dataDirectory = dataDirectory;
        this.clock = clock;
    }

    /** A live ticket as merging needs it. */
    private record Live(Ticket ticket, Grade grade) {}

    /**
     * Opens, merges and raises tickets for the scored warnings of a month.
     *
     * @throws org.loomwatch.api.ticket.routing.RoutingException if the installation's routing rules cannot be used
     */
    public DispatchResult dispatch(YearMonth month, String theme) {
        long start = System.nanoTime();
        RoutingRules rules = RoutingRules.load(dataDirectory);
        List<PendingWarning> pending = warnings.list(month, theme);
        return postgres.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?)", DISPATCH_LOCK);
            requireFallback(handle, rules);
            Map<String, Grade> known = known(handle, month, theme);
            Map<String, Live> live = live(handle, theme, pending);
            Router router = router(handle, rules);
            NewTickets opened = new NewTickets(new Deadlines(rules), clock.instant());
            int merged = 0;
            int raised = 0;
            int unchanged = 0;
            for (PendingWarning warning : pending) {
                Live there = live.get(warning.uscc());
                Grade before = known.get(warning.uscc());
                if (before != null && (there == null || before.isAtLeast(warning.grade()))) {
                    unchanged++;
                } else if (there != null) {
                    boolean higher = !there.grade().isAtLeast(warning.grade());
                    merge(handle, new Deadlines(rules), there.ticket(), warning, higher);
                    merged++;
                    raised += higher ? 1 : 0;
                } else {
                    opened.add(warning, router.assign(warning.routable()));
                }
            }
            opened.write(handle);
            return new DispatchResult(
                    month.toString(),
                    theme,
                    pending.size(),
                    opened.size(),
                    opened.dispatched(),
                    opened.size() - opened.dispatched(),
                    merged,
                    raised,
                    unchanged,
                    Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        });
    }

    /** Where the warnings of a month that the viewer sees would go, under the rules in force or others. */
    public RoutePlan plan(Viewer viewer, YearMonth month, String theme, Optional<RoutingRules> other) {
        RoutingRules rules = other.orElseGet(() -> RoutingRules.load(dataDirectory));
        List<PendingWarning> pending = warnings.list(month, theme).stream()
                .filter(warning -> viewer.areas().covers(warning.area()))
                .toList();
        Router router = postgres.withHandle(handle -> router(handle, rules));
        Map<Assignment, List<PendingWarning>> shares = new LinkedHashMap<>();
        List<RoutePlan.PlannedWarning> first = new ArrayList<>();
        for (PendingWarning warning : pending) {
            Assignment to = router.assign(warning.routable());
            shares.computeIfAbsent(to, any -> new ArrayList<>()).add(warning);
            if (first.size() < PLANNED) {
                first.add(new RoutePlan.PlannedWarning(
                        warning.uscc(),
                        warning.enterprise(),
                        warning.area(),
                        warning.grade().id(),
                        to.suggested(),
                        to.rule(),
                        to.dispatched()));
            }
        }
        List<RoutePlan.UnitShare> units = shares.entrySet().stream()
                .map(share -> new RoutePlan.UnitShare(
                        share.getKey().suggested(),
                        share.getKey().rule(),
                        share.getKey().dispatched(),
                        share.getValue().size(),
                        count(share.getValue(), Grade.RED),
                        count(share.getValue(), Grade.ORANGE)))
                .toList();
        return new RoutePlan(month.toString(), theme, pending.size(), units, first);
    }

    private static int count(List<PendingWarning> warnings, Grade grade) {
        return (int)
                warnings.stream().filter(warning -> warning.grade() == grade).count();
    }

    /** Nothing is without a unit, also where nobody has set up units yet. */
    private void requireFallback(Handle handle, RoutingRules rules) {
        handle.createUpdate("""
                        INSERT INTO unit (id, name_zh, name_en, area) VALUES (:id, '区级兜底承办单位', 'District fallback unit', :area)
                        ON CONFLICT (id) DO NOTHING""")
                .bind("id", rules.fallback())
                .bind("area", areas.get().root().id())
                .execute();
    }

    private Router router(Handle handle, RoutingRules rules) {
        Set<String> units = new HashSet<>(
                handle.createQuery("SELECT id FROM unit").mapTo(String.class).list());
        Map<String, Integer> load = new HashMap<>();
        handle.createQuery("SELECT unit, count(*) AS tickets FROM ticket"
                        + " WHERE state NOT IN ('closed', 'voided') GROUP BY unit")
                .map((row, context) -> load.put(row.getString("unit"), row.getInt("tickets")))
                .list();
        return new Router(rules, areas.get(), units, load);
    }

    private static Map<String, Grade> known(Handle handle, YearMonth month, String theme) {
        Map<String, Grade> known = new HashMap<>();
        handle.createQuery("SELECT uscc, grade FROM ticket_warning WHERE theme = :theme AND month = :month")
                .bind("theme", theme)
                .bind("month", month.atDay(1))
                .map((row, context) -> known.put(
                        row.getString("uscc"),
                        Grade.find(row.getString("grade")).orElse(Grade.NONE)))
                .list();
        return known;
    }

    /** Locked, so that an officer's step and this one follow one another. */
    private static Map<String, Live> live(Handle handle, String theme, List<PendingWarning> pending) {
        String[] usccs = pending.stream().map(PendingWarning::uscc).toArray(String[]::new);
        return handle
                .createQuery("SELECT * FROM ticket WHERE theme = :theme AND uscc = ANY (:usccs)"
                        + " AND state NOT IN ('closed', 'voided') ORDER BY id FOR UPDATE")
                .bind("theme", theme)
                .bindArray("usccs", String.class, (Object[]) usccs)
                .map(TicketRows::ticket)
                .stream()
                .collect(Collectors.toMap(Ticket::uscc, ticket -> new Live(ticket, ticket.graded())));
    }

    private void merge(Handle handle, Deadlines deadlines, Ticket ticket, PendingWarning warning, boolean higher) {
        Instant now = clock.instant();
        TicketChange change = new TicketChange()
                .because(warning.month() + " " + warning.grade().id());
        if (warning.month().isAfter(ticket.warnedMonth())) {
            change.set("warned_month", warning.month().atDay(1));
        }
        if (higher) {
            change.set("grade", warning.grade().id());
            sooner(change, deadlines, ticket, warning.grade(), now);
        }
        TicketStore.apply(
                handle, ticket, TicketAction.MERGE.id(), TicketAction.MERGE.from(ticket.at()), change, SYSTEM, now);
        NewTickets.join(handle, ticket.id(), warning, now);
        if (higher) {
            TicketNotices.raised(handle, ticket, warning.grade());
        }
    }

    /** A graver ticket has less time: counted from now, and never more than it had. */
    private static void sooner(TicketChange change, Deadlines deadlines, Ticket ticket, Grade grade, Instant now) {
        Instant due =
                switch (ticket.at()) {
                    case NEW -> deadlines.dispatch(grade, now);
                    case DISPATCHED -> deadlines.accept(grade, now);
                    case ACCEPTED, IN_PROGRESS -> deadlines.resolve(grade, now);
                    default -> deadlines.verify(grade, now);
                };
        if (due.isBefore(ticket.dueAt())) {
            change.set("due_at", due);
            switch (ticket.at()) {
                case DISPATCHED -> change.set("accept_due_at", due);
                case ACCEPTED, IN_PROGRESS -> change.set("resolve_due_at", due);
                default -> {
                    // Other steps have no deadline of their own that is evaluated.
                }
            }
        }
    }
}
