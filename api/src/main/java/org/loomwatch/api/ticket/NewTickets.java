package org.loomwatch.api.ticket;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.loomwatch.api.ticket.routing.Assignment;
import org.loomwatch.domain.ticket.TicketAction;
import org.loomwatch.domain.ticket.TicketState;
import org.loomwatch.domain.warning.Grade;

/** Tickets that a dispatch opens, written in batches. */
final class NewTickets {

    private static final String INSERT = """
            INSERT INTO ticket (id, number, theme, uscc, enterprise, area, industry, size, lon, lat, grade, warned_month,
                                state, unit, suggested_unit, route, opened_at, dispatched_at, accept_due_at, due_at)
            VALUES (:id, :number, :theme, :uscc, :enterprise, :area, :industry, :size, :lon, :lat, :grade, :month,
                    :state, :unit, :suggested, :route, :now, :dispatched, :acceptDue, :due)
            """;
    private static final String EVENT = """
            INSERT INTO ticket_event (ticket_id, seq, at, actor, action, from_state, to_state, unit, grade, reason, approver)
            VALUES (:id, :seq, :now, 'system', :action, :from, :to, :unit, :grade, :reason, '')
            """;
    private static final String JOIN = """
            INSERT INTO ticket_warning (theme, uscc, month, ticket_id, grade, probability, rank, queue, model, reasons,
                                        joined_at)
            VALUES (:theme, :uscc, :month, :id, :grade, :probability, :rank, :queue, :model, :reasons, :now)
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
        PreparedBatch tickets = handle.prepareBatch(INSERT);
        PreparedBatch events = handle.prepareBatch(EVENT);
        PreparedBatch joins = handle.prepareBatch(JOIN);
        Map<String, Integer> byUnit = new TreeMap<>();
        int waiting = 0;
        for (int i = 0; i < opened.size(); i++) {
            Opened ticket = opened.get(i);
            bind(tickets, ticket, number(numbers.get(i)));
            event(events, ticket, 1, "open", "", TicketState.NEW);
            if (ticket.to().dispatched()) {
                event(events, ticket, 2, TicketAction.DISPATCH.id(), TicketState.NEW.id(), TicketState.DISPATCHED);
                byUnit.merge(ticket.to().unit(), 1, Integer::sum);
            } else {
                waiting++;
            }
            bindJoin(joins, ticket.id(), ticket.warning(), now);
            joins.add();
        }
        tickets.execute();
        events.execute();
        joins.execute();
        byUnit.forEach((unit, count) -> TicketNotices.dispatched(handle, unit, count, numbers.get(0)));
        if (waiting > 0) {
            TicketNotices.waiting(handle, waiting, numbers.get(0));
        }
    }

    private String number(long sequence) {
        return "T%d-%06d".formatted(now.atZone(ZoneOffset.UTC).getYear(), sequence);
    }

    private void bind(PreparedBatch batch, Opened ticket, String number) {
        PendingWarning warning = ticket.warning();
        Grade grade = warning.grade();
        boolean dispatched = ticket.to().dispatched();
        Instant due = dispatched ? deadlines.accept(grade, now) : deadlines.dispatch(grade, now);
        batch.bind("id", ticket.id())
                .bind("number", number)
                .bind("theme", warning.theme())
                .bind("uscc", warning.uscc())
                .bind("enterprise", warning.enterprise())
                .bind("area", warning.area())
                .bind("industry", warning.industry())
                .bind("size", warning.size())
                .bind("lon", warning.lon())
                .bind("lat", warning.lat())
                .bind("grade", grade.id())
                .bind("month", warning.month().atDay(1))
                .bind("state", (dispatched ? TicketState.DISPATCHED : TicketState.NEW).id())
                .bind("unit", ticket.to().unit())
                .bind("suggested", ticket.to().suggested())
                .bind("route", ticket.to().rule())
                .bind("now", now)
                .bind("dispatched", dispatched ? now : null)
                .bind("acceptDue", dispatched ? due : null)
                .bind("due", due)
                .add();
    }

    private void event(PreparedBatch batch, Opened ticket, int seq, String action, String from, TicketState to) {
        batch.bind("id", ticket.id())
                .bind("seq", seq)
                .bind("now", now)
                .bind("action", action)
                .bind("from", from)
                .bind("to", to.id())
                .bind("unit", ticket.to().unit())
                .bind("grade", ticket.warning().grade().id())
                .bind("reason", ticket.to().rule())
                .add();
    }

    /** Ties a warning to a ticket, or renews what is known of it. */
    static void join(Handle handle, UUID ticket, PendingWarning warning, Instant now) {
        try (PreparedBatch batch = handle.prepareBatch(JOIN)) {
            bindJoin(batch, ticket, warning, now);
            batch.add().execute();
        }
    }

    private static void bindJoin(PreparedBatch batch, UUID ticket, PendingWarning warning, Instant now) {
        batch.bind("theme", warning.theme())
                .bind("uscc", warning.uscc())
                .bind("month", warning.month().atDay(1))
                .bind("id", ticket)
                .bind("grade", warning.grade().id())
                .bind("probability", warning.probability())
                .bind("rank", warning.rank())
                .bind("queue", warning.queue().id())
                .bind("model", warning.model())
                .bind("reasons", warning.reasons())
                .bind("now", now);
    }
}
