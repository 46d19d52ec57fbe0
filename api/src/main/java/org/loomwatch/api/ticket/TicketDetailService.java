package org.loomwatch.api.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
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
        try {
            return read(actor, id);
        } catch (SQLException e) {
            throw new IllegalStateException("the ticket " + id + " cannot be read", e);
        }
    }

    private TicketDetail read(TicketActor actor, UUID id) throws SQLException {
        return postgres.withHandle(handle -> {
            Ticket ticket = TicketStore.find(handle, actor.viewer(), id).orElseThrow(() -> TicketSteps.unknown(id));
            boolean overdue = ticket.at().isLive() && ticket.dueAt().isBefore(clock.instant());
            try (TicketParts parts = new TicketParts(handle.getConnection(), id)) {
                List<WarningItem> warnings = parts.next(row -> warning(row, actor, ticket));
                List<EventItem> events = parts.next(TicketDetailService::event);
                List<VisitItem> visits = parts.next(TicketDetailService::visit);
                Set<String> evidence =
                        visits.stream().map(TicketSeal::evidence).collect(Collectors.toCollection(HashSet::new));
                List<PhotoItem> photos = parts.next(row -> photo(row, evidence));
                List<ResultItem> results = parts.next(row -> result(row, evidence));
                List<WishItem> wishes = parts.next(row -> pending(row, actor, ticket));
                return new TicketDetail(
                        ticket,
                        overdue,
                        warnings,
                        events,
                        visits,
                        photos,
                        results.isEmpty() ? null : results.get(0),
                        wishes.isEmpty() ? null : wishes.get(0),
                        TicketRights.listActions(actor, ticket));
            }
        });
    }

    private static WarningItem warning(ResultSet row, TicketActor actor, Ticket ticket) throws SQLException {
        return new WarningItem(
                YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
                row.getString("grade"),
                row.getDouble("probability"),
                row.getInt("rank"),
                row.getString("queue"),
                row.getString("model"),
                TicketReasons.visible(actor.viewer(), ticket.area(), row.getString("reasons")));
    }

    private static EventItem event(ResultSet row) throws SQLException {
        return new EventItem(
                row.getInt("seq"),
                TicketRows.time(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("unit"),
                row.getString("grade"),
                row.getString("reason"),
                row.getString("approver"));
    }

    private static VisitItem visit(ResultSet row) throws SQLException {
        return new VisitItem(
                row.getObject("id", UUID.class),
                row.getObject("visited_on", LocalDate.class),
                row.getString("officer"),
                row.getString("met"),
                row.getString("notes"),
                TicketRows.time(row, "noted_at"));
    }

    private static PhotoItem photo(ResultSet row, Set<String> evidence) throws SQLException {
        evidence.add(TicketSeal.evidence(row.getObject("id", UUID.class), row.getString("sha256")));
        return new PhotoItem(
                row.getObject("id", UUID.class),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("added_by"),
                TicketRows.time(row, "added_at"));
    }

    private ResultItem result(ResultSet row, Set<String> evidence) throws SQLException {
        return new ResultItem(
                row.getString("verdict"),
                row.getString("reason"),
                row.getObject("found_on", LocalDate.class),
                row.getString("summary"),
                row.getString("signed_by"),
                TicketRows.time(row, "signed_at"),
                row.getString("seal"),
                seal.isIntact(row, evidence));
    }

    private static WishItem pending(ResultSet row, TicketActor actor, Ticket ticket) throws SQLException {
        return new WishItem(
                row.getObject("id", UUID.class),
                row.getString("action"),
                row.getString("reason"),
                row.getString("unit"),
                row.getInt("hours"),
                row.getString("requested_by"),
                TicketRows.time(row, "requested_at"),
                TicketRights.mayDecide(actor, ticket, row.getString("requested_by")));
    }
}
