package org.loomwatch.api.ticket;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.AreaTree;

/** Lists and counts tickets within what the viewer sees. */
final class TicketListService {

    private static final String LIVE = "state NOT IN ('closed', 'voided')";
    private static final String ENDED = "state IN ('closed', 'voided')";

    private final Jdbi postgres;
    private final Supplier<AreaTree> areas;
    private final Clock clock;

    TicketListService(Jdbi postgres, Supplier<AreaTree> areas, Clock clock) {
        this.postgres = postgres;
        this.areas = areas;
        this.clock = clock;
    }

    /** How many live tickets a unit has in each state, and how many are overdue. */
    record UnitLoad(
            String unit,
            String nameZh,
            String nameEn,
            int waiting,
            int dispatched,
            int accepted,
            int inProgress,
            int resolved,
            int verified,
            int overdue,
            int red,
            int orange) {}

    Page<Ticket> list(Viewer viewer, TicketQuery query, Optional<String> cursor, int limit) {
        List<Sql> conditions = conditions(viewer, query);
        String key = query.ended() ? "closed_at" : "due_at";
        cursor.map(text -> Cursor.decode(text, query.binding(), 2))
                .ifPresent(position -> conditions.add(position(key, query.ended(), position)));
        Sql sql = Sql.of("SELECT * FROM ticket WHERE")
                .plus(Sql.and(conditions))
                .plus(query.ended() ? "ORDER BY closed_at DESC, id" : "ORDER BY due_at, id")
                .plus("LIMIT " + (limit + 1));
        List<Ticket> rows = postgres.withHandle(
                handle -> TicketStore.query(handle, sql).map(TicketRows::ticket).list());
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        Ticket last = rows.get(limit - 1);
        Instant at = query.ended() ? last.closedAt() : last.dueAt();
        return new Page<>(
                rows.subList(0, limit),
                new Cursor(
                                query.binding(),
                                List.of(String.valueOf(at), last.id().toString()))
                        .encode());
    }

    private static Sql position(String key, boolean descending, Cursor cursor) {
        OffsetDateTime at = Instant.parse(cursor.keys().get(0)).atOffset(ZoneOffset.UTC);
        UUID id = UUID.fromString(cursor.keys().get(1));
        return descending
                ? Sql.of("closed_at < ? OR (closed_at = ? AND id > ?)", at, at, id)
                : Sql.of("(" + key + ", id) > (?, ?)", at, id);
    }

    /** Loads of the units that have live tickets where the viewer looks. */
    List<UnitLoad> listLoads(Viewer viewer) {
        Sql sql = Sql.of("""
                SELECT t.unit, u.name_zh, u.name_en,
                       count(*) FILTER (WHERE state = 'new') AS waiting,
                       count(*) FILTER (WHERE state = 'dispatched') AS dispatched,
                       count(*) FILTER (WHERE state = 'accepted') AS accepted,
                       count(*) FILTER (WHERE state = 'in_progress') AS in_progress,
                       count(*) FILTER (WHERE state = 'resolved') AS resolved,
                       count(*) FILTER (WHERE state = 'verified') AS verified,
                       count(*) FILTER (WHERE due_at < ?) AS overdue,
                       count(*) FILTER (WHERE grade = 'red') AS red,
                       count(*) FILTER (WHERE grade = 'orange') AS orange
                FROM ticket t JOIN unit u ON u.id = t.unit
                WHERE state NOT IN ('closed', 'voided') AND""", clock.instant().atOffset(ZoneOffset.UTC))
                .plus(RowRules.withinPostgres(viewer.areas(), "t.area"))
                .plus("GROUP BY 1, 2, 3 ORDER BY overdue DESC, 1");
        return postgres.withHandle(handle -> TicketStore.query(handle, sql)
                .map((row, context) -> new UnitLoad(
                        row.getString("unit"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getInt("waiting"),
                        row.getInt("dispatched"),
                        row.getInt("accepted"),
                        row.getInt("in_progress"),
                        row.getInt("resolved"),
                        row.getInt("verified"),
                        row.getInt("overdue"),
                        row.getInt("red"),
                        row.getInt("orange")))
                .list());
    }

    /** What is a number or code by its form is looked up as one; looking through names takes reading them all. */
    private static Sql matching(String text) {
        if (text.matches("T\\d{4}-\\d{6,}")) {
            return Sql.of("number = ?", text);
        }
        return text.matches("[0-9A-Z]{18}") ? Sql.of("uscc = ?", text) : Sql.of("strpos(enterprise, ?) > 0", text);
    }

    private List<Sql> conditions(Viewer viewer, TicketQuery query) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of(query.ended() ? ENDED : LIVE));
        conditions.add(RowRules.withinPostgres(viewer.areas(), "area"));
        query.unit().ifPresent(unit -> conditions.add(Sql.of("unit = ?", unit)));
        query.officer().ifPresent(login -> conditions.add(Sql.of("officer = ?", login)));
        query.state().ifPresent(state -> conditions.add(Sql.of("state = ?", state.id())));
        query.grade().ifPresent(grade -> conditions.add(Sql.of("grade = ?", grade.id())));
        query.uscc().ifPresent(uscc -> conditions.add(Sql.of("uscc = ?", uscc)));
        query.area()
                .ifPresent(area ->
                        conditions.add(RowRules.withinPostgres(AreaScope.under(List.of(area), areas.get()), "area")));
        query.text().filter(text -> !text.isEmpty()).ifPresent(text -> conditions.add(matching(text)));
        if (query.overdue()) {
            conditions.add(Sql.of("due_at < ?", clock.instant().atOffset(ZoneOffset.UTC)));
        }
        return conditions;
    }
}
