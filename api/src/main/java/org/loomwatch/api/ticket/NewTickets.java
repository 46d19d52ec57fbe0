package org.loomwatch.api.ticket;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.loomwatch.api.ticket.routing.Assignment;
import org.loomwatch.domain.ticket.TicketAction;
import org.loomwatch.domain.ticket.TicketState;
import org.loomwatch.domain.warning.Grade;

/** Tickets that a dispatch opens, each table in one statement. */
final class NewTickets {

    private static final String JOINED_BEFORE = """
            ON CONFLICT (theme, uscc, month) DO UPDATE SET grade = excluded.grade, probability = excluded.probability,
                rank = excluded.rank, queue = excluded.queue, model = excluded.model, reasons = excluded.reasons
            """;

    private final Deadlines deadlines;
    private final Instant now;
    private final List<Opened> opened = new ArrayList<>();

    private record Opened(UUID id, PendingWarning warning, Assignment to) {}

    NewTickets(Deadlines deadlines, Instant now) {
        this.deadlines = deadlines;
        this.now = now;
    }

    void add(PendingWarning warning, Assignment to) {
        opened.add(new Opened(UUID.randomUUID(), warning, to));
    }

    int size() {
        return opened.size();
    }

    int dispatched() {
        return (int) opened.stream().filter(ticket -> ticket.to().dispatched()).count();
    }

    void write(Handle handle) {
        if (opened.isEmpty()) {
            return;
        }
        List<Long> numbers = handle.createQuery("SELECT nextval('ticket_number') FROM generate_series(1, :n)")
                .bind("n", opened.size())
                .mapTo(Long.class)
                .list();
        RowBatch tickets = tickets();
        RowBatch events = events();
        RowBatch joins = joins();
        Map<String, Integer> byUnit = new TreeMap<>();
        int waiting = 0;
        for (int i = 0; i < opened.size(); i++) {
            Opened ticket = opened.get(i);
            add(tickets, ticket, number(numbers.get(i)));
            event(events, ticket, 1, "open", "", TicketState.NEW);
            if (ticket.to().dispatched()) {
                event(events, ticket, 2, TicketAction.DISPATCH.id(), TicketState.NEW.id(), TicketState.DISPATCHED);
                byUnit.merge(ticket.to().unit(), 1, Integer::sum);
            } else {
                waiting++;
            }
            addJoin(joins, ticket.id(), ticket.warning(), now);
        }
        tickets.insert(handle, "");
        events.insert(handle, "");
        joins.insert(handle, JOINED_BEFORE);
        byUnit.forEach((unit, count) -> TicketNotices.dispatched(handle, unit, count, numbers.get(0)));
        if (waiting > 0) {
            TicketNotices.waiting(handle, waiting, numbers.get(0));
        }
    }

    private String number(long sequence) {
        return "T%d-%06d".formatted(now.atZone(ZoneOffset.UTC).getYear(), sequence);
    }

    private static RowBatch tickets() {
        return new RowBatch(
                "ticket",
                "id uuid",
                "number text",
                "theme text",
                "uscc text",
                "enterprise text",
                "area text",
                "industry text",
                "size text",
                "lon float8",
                "lat float8",
                "grade text",
                "warned_month date",
                "state text",
                "unit text",
                "suggested_unit text",
                "route text",
                "opened_at timestamptz",
                "dispatched_at timestamptz",
                "accept_due_at timestamptz",
                "due_at timestamptz");
    }

    private void add(RowBatch tickets, Opened ticket, String number) {
        PendingWarning warning = ticket.warning();
        Grade grade = warning.grade();
        boolean dispatched = ticket.to().dispatched();
        Instant due = dispatched ? deadlines.accept(grade, now) : deadlines.dispatch(grade, now);
        tickets.add(
                ticket.id(),
                number,
                warning.theme(),
                warning.uscc(),
                warning.enterprise(),
                warning.area(),
                warning.industry(),
                warning.size(),
                warning.lon(),
                warning.lat(),
                grade.id(),
                warning.month().atDay(1),
                (dispatched ? TicketState.DISPATCHED : TicketState.NEW).id(),
                ticket.to().unit(),
                ticket.to().suggested(),
                ticket.to().rule(),
                now,
                dispatched ? now : null,
                dispatched ? due : null,
                due);
    }

    private static RowBatch events() {
        return new RowBatch(
                "ticket_event",
                "ticket_id uuid",
                "seq int4",
                "at timestamptz",
                "actor text",
                "action text",
                "from_state text",
                "to_state text",
                "unit text",
                "grade text",
                "reason text",
                "approver text");
    }

    private void event(RowBatch events, Opened ticket, int seq, String action, String from, TicketState to) {
        events.add(
                ticket.id(),
                seq,
                now,
                TicketDispatchService.SYSTEM,
                action,
                from,
                to.id(),
                ticket.to().unit(),
                ticket.warning().grade().id(),
                ticket.to().rule(),
                "");
    }

    private static RowBatch joins() {
        return new RowBatch(
                "ticket_warning",
                "theme text",
                "uscc text",
                "month date",
                "ticket_id uuid",
                "grade text",
                "probability float8",
                "rank int4",
                "queue text",
                "model text",
                "reasons text",
                "joined_at timestamptz");
    }

    /** Ties a warning to a ticket, or renews what is known of it. */
    static void join(Handle handle, UUID ticket, PendingWarning warning, Instant now) {
        RowBatch joins = joins();
        addJoin(joins, ticket, warning, now);
        joins.insert(handle, JOINED_BEFORE);
    }

    private static void addJoin(RowBatch joins, UUID ticket, PendingWarning warning, Instant now) {
        joins.add(
                warning.theme(),
                warning.uscc(),
                warning.month().atDay(1),
                ticket,
                warning.grade().id(),
                warning.probability(),
                warning.rank(),
                warning.queue().id(),
                warning.model(),
                warning.reasons(),
                now);
    }
}
