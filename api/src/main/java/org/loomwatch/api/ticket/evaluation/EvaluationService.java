package org.loomwatch.api.ticket.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.SqlReader;

/** Reckons how units work their tickets, over the tickets that the viewer sees. */
public final class EvaluationService {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Whether a ticket lies in the viewer's areas; an array keeps the text of the statement the same for everybody. */
    private static final String VISIBLE = "(:everywhere OR t.area = ANY (:areas))";

    private static final String COUNTS = """
            WITH seen AS MATERIALIZED (
                SELECT unit, accept_due_at, accepted_at, resolve_due_at, resolved_at, verified_at, rejections, reopenings
                FROM ticket t
                WHERE state <> 'voided' AND VISIBLE
                  AND ((accept_due_at >= :from AND accept_due_at < :to) OR (resolve_due_at >= :from AND resolve_due_at < :to)
                       OR (verified_at >= :from AND verified_at < :to))
            ), timed AS (
                SELECT unit,
                    count(*) FILTER (WHERE accept_due_at >= :from AND accept_due_at < :to
                        AND (accepted_at IS NOT NULL OR accept_due_at <= :now)) AS accept_due,
                    count(*) FILTER (WHERE accept_due_at >= :from AND accept_due_at < :to
                        AND accepted_at <= accept_due_at) AS accepted,
                    count(*) FILTER (WHERE resolve_due_at >= :from AND resolve_due_at < :to
                        AND (resolved_at IS NOT NULL OR resolve_due_at <= :now)) AS resolve_due,
                    count(*) FILTER (WHERE resolve_due_at >= :from AND resolve_due_at < :to
                        AND resolved_at <= resolve_due_at) AS resolved,
                    count(*) FILTER (WHERE verified_at >= :from AND verified_at < :to) AS verified,
                    count(*) FILTER (WHERE verified_at >= :from AND verified_at < :to
                        AND rejections = 0 AND reopenings = 0) AS at_first
                FROM seen GROUP BY unit
            ), stepped AS (
                SELECT e.unit,
                    count(*) FILTER (WHERE e.action IN ('dispatch', 'transfer')) AS handed,
                    count(*) FILTER (WHERE e.action = 'return') AS returned,
                    count(*) FILTER (WHERE e.action = 'reject') AS sent_back,
                    count(*) FILTER (WHERE e.action = 'reopen') AS reopened
                FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
                WHERE e.action IN ('dispatch', 'transfer', 'return', 'reject', 'reopen') AND e.at >= :from AND e.at < :to
                  AND t.state <> 'voided' AND VISIBLE
                GROUP BY e.unit
            )
            SELECT u.id, u.name_zh, u.name_en, timed.*, stepped.*
            FROM timed FULL JOIN stepped ON stepped.unit = timed.unit
            JOIN unit u ON u.id = coalesce(timed.unit, stepped.unit)
            """.replace("VISIBLE", VISIBLE);

    private static final String FALSE_ALARMS = """
            SELECT t.id, t.unit, t.uscc, max(v.warned_month) AS warned, max(v.found_on) AS found_on,
                   t.rejections = 0 AND t.reopenings = 0 AS at_first
            FROM ticket t JOIN ticket_verdict v ON v.ticket_id = t.id
            WHERE t.state <> 'voided' AND VISIBLE AND t.verified_at >= :from AND t.verified_at < :to
              AND v.verdict = 'false_alarm'
            GROUP BY t.id
            """.replace("VISIBLE", VISIBLE);

    private final Jdbi postgres;
    private final FalseAlarms falseAlarms;
    private final Clock clock;

    public EvaluationService(Jdbi postgres, SqlReader clickhouse, Clock clock) {
        this.postgres = postgres;
        this.falseAlarms = new FalseAlarms(clickhouse);
        this.clock = clock;
    }

    /** Best first. */
    public List<UnitEvaluation> list(Viewer viewer, YearMonth month) {
        List<FalseAlarms.FalseAlarm> contradicted = listContradicted(viewer, month);
        List<UnitEvaluation> units = postgres.withHandle(handle -> bind(handle.createQuery(COUNTS), viewer, month)
                .map((row, context) -> unit(row, contradicted))
                .list());
        return ranked(units);
    }

    private List<FalseAlarms.FalseAlarm> listContradicted(Viewer viewer, YearMonth month) {
        return falseAlarms.listContradicted(
                postgres.withHandle(handle -> bind(handle.createQuery(FALSE_ALARMS), viewer, month)
                        .map((row, context) -> new FalseAlarms.FalseAlarm(
                                row.getObject("id", UUID.class),
                                row.getString("unit"),
                                row.getString("uscc"),
                                YearMonth.from(row.getObject("warned", LocalDate.class)),
                                row.getObject("found_on", LocalDate.class),
                                row.getBoolean("at_first")))
                        .list()));
    }

    /**
     * The tickets behind a figure, in order of number.
     *
     * @param limit at most so many
     */
    public List<EvaluatedTicket> listTickets(
            Viewer viewer, YearMonth month, Optional<String> unit, Figure figure, int limit) {
        String sql = """
                SELECT t.*, v.verdict FROM ticket t
                LEFT JOIN LATERAL (SELECT verdict FROM ticket_verdict WHERE ticket_id = t.id LIMIT 1) v ON true
                WHERE t.state <> 'voided' AND (:unit IS NULL OR t.unit = :unit) AND %s AND (%s)
                ORDER BY t.number LIMIT :limit""".formatted(VISIBLE, figure.condition());
        Object[] contradicted = figure == Figure.CONTRADICTED
                ? listContradicted(viewer, month).stream()
                        .map(FalseAlarms.FalseAlarm::ticket)
                        .toArray()
                : new Object[0];
        return postgres.withHandle(handle -> bind(handle.createQuery(sql), viewer, month)
                .bindByType("unit", unit.orElse(null), String.class)
                .bindArray("contradicted", UUID.class, contradicted)
                .bind("limit", limit)
                .map(EvaluationService::ticket)
                .list());
    }

    private Query bind(Query query, Viewer viewer, YearMonth month) {
        return query.bind("from", start(month))
                .bind("to", start(month.plusMonths(1)))
                .bind("now", clock.instant())
                .bind("everywhere", viewer.areas().everywhere())
                .bindArray("areas", String.class, viewer.areas().areas().toArray());
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(CHINA).toInstant();
    }

    private static List<UnitEvaluation> ranked(List<UnitEvaluation> units) {
        List<UnitEvaluation> ordered = units.stream()
                .sorted(Comparator.comparing(
                                UnitEvaluation::score, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                        .thenComparing(UnitEvaluation::unit))
                .toList();
        List<UnitEvaluation> ranked = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            UnitEvaluation unit = ordered.get(i);
            UnitEvaluation before = i == 0 ? null : ranked.get(i - 1);
            boolean tied =
                    before != null && unit.score() != null && unit.score().equals(before.score());
            ranked.add(unit.ranked(unit.score() == null ? null : tied ? before.rank() : Integer.valueOf(i + 1)));
        }
        return ranked;
    }

    private static UnitEvaluation unit(ResultSet row, List<FalseAlarms.FalseAlarm> contradicted) throws SQLException {
        String id = row.getString("id");
        List<FalseAlarms.FalseAlarm> here =
                contradicted.stream().filter(alarm -> alarm.unit().equals(id)).toList();
        return UnitEvaluation.of(
                id,
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getInt("accept_due"),
                row.getInt("accepted"),
                row.getInt("resolve_due"),
                row.getInt("resolved"),
                row.getInt("handed"),
                row.getInt("returned"),
                row.getInt("sent_back"),
                row.getInt("reopened"),
                row.getInt("verified"),
                row.getInt("at_first"),
                here.size(),
                (int) here.stream().filter(FalseAlarms.FalseAlarm::atFirst).count());
    }

    private static EvaluatedTicket ticket(ResultSet row, StatementContext context) throws SQLException {
        return new EvaluatedTicket(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("uscc"),
                row.getString("enterprise"),
                row.getString("area"),
                row.getString("grade"),
                row.getString("state"),
                row.getString("unit"),
                row.getString("officer"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                time(row, "dispatched_at"),
                time(row, "accept_due_at"),
                time(row, "accepted_at"),
                time(row, "resolve_due_at"),
                time(row, "resolved_at"),
                time(row, "verified_at"),
                time(row, "closed_at"),
                row.getInt("returns"),
                row.getInt("rejections"),
                row.getInt("extensions"),
                row.getInt("reopenings"),
                row.getString("verdict"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
