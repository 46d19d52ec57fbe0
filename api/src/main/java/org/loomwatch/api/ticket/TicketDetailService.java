package org.loomwatch.api.ticket;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.ticket.TicketDetail.EventItem;
import org.loomwatch.api.ticket.TicketDetail.PhotoItem;
import org.loomwatch.api.ticket.TicketDetail.ResultItem;
import org.loomwatch.api.ticket.TicketDetail.VisitItem;
import org.loomwatch.api.ticket.TicketDetail.WarningItem;
import org.loomwatch.api.ticket.TicketDetail.WishItem;

/** Reads one ticket with all that belongs to it. */
final class TicketDetailService {

    private final Jdbi postgres;
    private final TicketSeal seal;
    private final Clock clock;

    TicketDetailService(Jdbi postgres, TicketSeal seal, Clock clock) {
        this.postgres = postgres;
        this.seal = seal;
        this.clock = clock;
    }

    /** @throws org.loomwatch.api.problem.Problem if there is none that the person sees */
    TicketDetail get(TicketActor actor, UUID id) {
        return postgres.inTransaction(handle -> {
            Ticket ticket = TicketStore.find(handle, actor.viewer(), id).orElseThrow(() -> TicketSteps.unknown(id));
            boolean overdue = ticket.at().isLive() && ticket.dueAt().isBefore(clock.instant());
            return new TicketDetail(
                    ticket,
                    overdue,
                    warnings(handle, actor, ticket),
                    events(handle, id),
                    visits(handle, id),
                    photos(handle, id),
                    result(handle, id),
                    pending(handle, actor, ticket),
                    TicketRights.listActions(actor, ticket));
        });
    }

    private static List<WarningItem> warnings(Handle handle, TicketActor actor, Ticket ticket) {
        return handle.createQuery("SELECT * FROM ticket_warning WHERE ticket_id = :id ORDER BY month DESC")
                .bind("id", ticket.id())
                .map((row, context) -> new WarningItem(
                        YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
                        row.getString("grade"),
                        row.getDouble("probability"),
                        row.getInt("rank"),
                        row.getString("queue"),
                        row.getString("model"),
                        TicketReasons.visible(actor.viewer(), ticket.area(), row.getString("reasons"))))
                .list();
    }

    private static List<EventItem> events(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM ticket_event WHERE ticket_id = :id ORDER BY seq")
                .bind("id", id)
                .map((row, context) -> new EventItem(
                        row.getInt("seq"),
                        TicketRows.time(row, "at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getString("unit"),
                        row.getString("grade"),
                        row.getString("reason"),
                        row.getString("approver")))
                .list();
    }

    private static List<VisitItem> visits(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM ticket_visit WHERE ticket_id = :id ORDER BY noted_at")
                .bind("id", id)
                .map((row, context) -> new VisitItem(
                        row.getObject("id", UUID.class),
                        row.getObject("visited_on", LocalDate.class),
                        row.getString("officer"),
                        row.getString("met"),
                        row.getString("notes"),
                        TicketRows.time(row, "noted_at")))
                .list();
    }

    private static List<PhotoItem> photos(Handle handle, UUID id) {
        return handle.createQuery(
                        "SELECT id, width, height, added_by, added_at FROM ticket_photo WHERE ticket_id = :id ORDER BY added_at")
                .bind("id", id)
                .map((row, context) -> new PhotoItem(
                        row.getObject("id", UUID.class),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getString("added_by"),
                        TicketRows.time(row, "added_at")))
                .list();
    }

    private @Nullable ResultItem result(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM ticket_result WHERE ticket_id = :id ORDER BY signed_at DESC LIMIT 1")
                .bind("id", id)
                .map((row, context) -> new ResultItem(
                        row.getString("verdict"),
                        row.getString("reason"),
                        row.getObject("found_on", LocalDate.class),
                        row.getString("summary"),
                        row.getString("signed_by"),
                        TicketRows.time(row, "signed_at"),
                        row.getString("seal"),
                        seal.isIntact(
                                row.getString("content"),
                                row.getString("seal"),
                                row.getString("verdict"),
                                row.getString("reason"),
                                row.getString("summary"))))
                .findOne()
                .orElse(null);
    }

    private static @Nullable WishItem pending(Handle handle, TicketActor actor, Ticket ticket) {
        return handle.createQuery("SELECT * FROM ticket_request WHERE ticket_id = :id AND state = 'pending'")
                .bind("id", ticket.id())
                .map((row, context) -> new WishItem(
                        row.getObject("id", UUID.class),
                        row.getString("action"),
                        row.getString("reason"),
                        row.getString("unit"),
                        row.getInt("hours"),
                        row.getString("requested_by"),
                        TicketRows.time(row, "requested_at"),
                        TicketRights.mayDecide(actor, ticket, row.getString("requested_by"))))
                .findOne()
                .orElse(null);
    }
}
