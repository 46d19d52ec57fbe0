package org.loomwatch.api.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.ticket.TicketState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds whoever has the next step when its deadline comes near, and tells the dispatchers when it has passed; once for
 * each deadline, whichever process looks first.
 */
final class ReminderWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderWorker.class);
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final int AHEAD_HOURS = 2;
    private static final int BATCH = 200;

    private final Jdbi postgres;
    private final Supplier<RoutingRules> rules;
    private final Clock clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ticket-reminders");
        thread.setDaemon(true);
        return thread;
    });

    ReminderWorker(Jdbi postgres, Supplier<RoutingRules> rules, Clock clock) {
        this.postgres = postgres;
        this.rules = rules;
        this.clock = clock;
    }

    void start() {
        var unused = executor.scheduleWithFixedDelay(this::runQuietly, 5, BETWEEN.toSeconds(), TimeUnit.SECONDS);
    }

    private void runQuietly() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warn("reminders stumbled, going on in {} s", BETWEEN.toSeconds(), e);
        }
    }

    /** Reminds and escalates all that is due now. */
    void run() {
        Instant now = clock.instant();
        Instant soon = new Deadlines(rules.get()).after(now, AHEAD_HOURS);
        while (batch("escalated_for", now, now, ReminderWorker::escalate) == BATCH) {
            // The next batch follows at once.
        }
        while (batch("reminded_for", soon, now, ReminderWorker::remind) == BATCH) {
            // The next batch follows at once.
        }
    }

    /** What one ticket's turn is. */
    @FunctionalInterface
    private interface Turn {
        void run(Handle handle, Ticket ticket, Instant now);
    }

    private int batch(String column, Instant before, Instant now, Turn turn) {
        return postgres.inTransaction(handle -> {
            List<Ticket> tickets = handle.createQuery("SELECT * FROM ticket WHERE state NOT IN ('closed', 'voided')"
                            + " AND due_at < :before AND " + column + " IS DISTINCT FROM due_at"
                            + " ORDER BY due_at, id LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED")
                    .bind("before", before)
                    .map(TicketRows::ticket)
                    .list();
            for (Ticket ticket : tickets) {
                // Not a version of its own: nobody's edit is stale because a clock ran.
                handle.execute("UPDATE ticket SET " + column + " = due_at WHERE id = ?", ticket.id());
                turn.run(handle, ticket, now);
            }
            return tickets.size();
        });
    }

    private static void remind(Handle handle, Ticket ticket, Instant now) {
        if (ticket.dueAt().isBefore(now)) {
            return; // It was escalated instead.
        }
        TicketStore.event(
                handle, ticket, "remind", ticket.state(), new TicketChange(), TicketDispatchService.SYSTEM, now);
        String zh = "工单将到期：" + ticket.number();
        String en = "A ticket is due soon: " + ticket.number();
        if (ticket.officer() != null && ticket.at() != TicketState.RESOLVED) {
            TicketNotices.account(handle, ticket, ticket.officer(), "reminder", zh, en);
        } else if (ticket.at() == TicketState.NEW) {
            TicketNotices.dispatchers(handle, ticket, "reminder", zh, en);
        } else {
            TicketNotices.unit(handle, ticket, "reminder", zh, en);
        }
    }

    private static void escalate(Handle handle, Ticket ticket, Instant now) {
        TicketStore.event(
                handle, ticket, "escalate", ticket.state(), new TicketChange(), TicketDispatchService.SYSTEM, now);
        String zh = "工单已超期：" + ticket.number();
        String en = "A ticket is overdue: " + ticket.number();
        TicketNotices.unit(handle, ticket, "overdue", zh, en);
        TicketNotices.dispatchers(handle, ticket, "overdue", zh, en);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
