package org.loomwatch.api.briefing.facts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.briefing.facts.TicketFacts.Turnover;
import org.loomwatch.api.briefing.facts.TicketFacts.UnitTickets;
import org.loomwatch.api.query.Sql;

/** Counts tickets within what a viewer sees. */
final class TicketReader {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Jdbi postgres;
    private final Clock clock;

    TicketReader(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    TicketFacts read(Viewer viewer, YearMonth month) {
        return postgres.withHandle(handle -> new TicketFacts(
                units(handle, viewer),
                turnover(handle, viewer, month),
                turnover(handle, viewer, month.minusMonths(1))));
    }

    private List<UnitTickets> units(Handle handle, Viewer viewer) {
        Sql sql = Sql.of("""
                SELECT t.unit, u.name_zh, u.name_en, count(*) AS live, count(*) FILTER (WHERE due_at < ?) AS overdue,
                       count(*) FILTER (WHERE grade IN ('red', 'orange')) AS serious
                FROM ticket t JOIN unit u ON u.id = t.unit
                WHERE state NOT IN ('closed', 'voided') AND""", clock.instant().atOffset(ZoneOffset.UTC))
                .plus(RowRules.withinPostgres(viewer.areas(), "t.area"))
                .plus("GROUP BY 1, 2, 3 ORDER BY overdue DESC, live DESC, 1");
        return query(handle, sql)
                .map((row, context) -> new UnitTickets(
                        row.getString("unit"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getLong("live"),
                        row.getLong("overdue"),
                        row.getLong("serious")))
                .list();
    }

    private static Turnover turnover(Handle handle, Viewer viewer, YearMonth month) {
        OffsetDateTime from = month.atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
        OffsetDateTime until = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
        Sql within = RowRules.withinPostgres(viewer.areas(), "area");
        return new Turnover(
                count(
                        handle,
                        Sql.of("opened_at >= ? AND opened_at < ? AND", from, until)
                                .plus(within)),
                count(
                        handle,
                        Sql.of("state = 'closed' AND closed_at >= ? AND closed_at < ? AND", from, until)
                                .plus(within)));
    }

    private static long count(Handle handle, Sql condition) {
        return query(handle, Sql.of("SELECT count(*) FROM ticket WHERE").plus(condition))
                .mapTo(Long.class)
                .one();
    }

    private static Query query(Handle handle, Sql sql) {
        Query query = handle.createQuery(sql.text());
        for (int i = 0; i < sql.values().size(); i++) {
            Object value = sql.values().get(i);
            if (value instanceof List<?> list) {
                query.bindArray(
                        i, String.class, list.stream().map(String::valueOf).toList());
            } else {
                query.bind(i, value);
            }
        }
        return query;
    }
}
