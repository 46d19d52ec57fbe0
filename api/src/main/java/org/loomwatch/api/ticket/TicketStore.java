package org.loomwatch.api.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.ticket.TicketState;

/** Tickets and their events in PostgreSQL. Every change goes through here, with its event, in the caller's transaction. */
final class TicketStore {

    private TicketStore() {}

    /** A query of conditions written by us with the values of its question marks. */
    static Query query(Handle handle, Sql sql) {
        Query query = handle.createQuery(sql.text());
        for (int i = 0; i < sql.values().size(); i++) {
            if (sql.values().get(i) instanceof List<?> texts) {
                query.bindArray(i, String.class, texts);
            } else {
                query.bind(i, sql.values().get(i));
            }
        }
        return query;
    }

    static Optional<Ticket> find(Handle handle, Viewer viewer, UUID id) {
        return find(handle, viewer, id, "");
    }

    /** As {@link #find}, holding the ticket until the transaction ends, so that steps follow one another. */
    static Optional<Ticket> findLocked(Handle handle, Viewer viewer, UUID id) {
        return find(handle, viewer, id, "FOR UPDATE");
    }

    private static Optional<Ticket> find(Handle handle, Viewer viewer, UUID id, String lock) {
        Sql sql = Sql.of("SELECT * FROM ticket WHERE id = ? AND", id)
                .plus(RowRules.withinPostgres(viewer.areas(), "area"))
                .plus(lock);
        return query(handle, sql).map(TicketRows::ticket).findOne();
    }

    /** Carries out one step on a ticket that is locked. */
    static Ticket apply(
            Handle handle,
            Ticket before,
            String action,
            TicketState after,
            TicketChange change,
            String actor,
            Instant now) {
        change.set("state", after.id());
        String assignments = change.columns().keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        Query update = handle.createQuery(
                "UPDATE ticket SET " + assignments + ", version = version + 1 WHERE id = :ticket_id RETURNING *");
        change.columns().forEach(update::bind);
        Ticket ticket =
                update.bind("ticket_id", before.id()).map(TicketRows::ticket).one();
        event(handle, ticket, action, before.state(), change, actor, now);
        return ticket;
    }

    /** Adds an event to a ticket that is locked or new. */
    static void event(
            Handle handle,
            Ticket ticket,
            String action,
            String fromState,
            TicketChange change,
            String actor,
            Instant now) {
        String unit = change.unit();
        handle.createUpdate("""
                        INSERT INTO ticket_event (ticket_id, seq, at, actor, action, from_state, to_state, unit, grade,
                                                  reason, approver)
                        SELECT :id, coalesce(max(seq), 0) + 1, :at, :actor, :action, :from, :to, :unit, :grade,
                               :reason, :approver
                        FROM ticket_event WHERE ticket_id = :id""")
                .bind("id", ticket.id())
                .bind("at", now)
                .bind("actor", actor)
                .bind("action", action)
                .bind("from", fromState)
                .bind("to", ticket.state())
                .bind("unit", unit == null ? ticket.unit() : unit)
                .bind("grade", ticket.grade())
                .bind("reason", change.reason())
                .bind("approver", change.approver())
                .execute();
    }

    static boolean unitExists(Handle handle, @Nullable String unit) {
        return unit != null
                && handle.createQuery("SELECT 1 FROM unit WHERE id = :id")
                        .bind("id", unit)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
    }
}
