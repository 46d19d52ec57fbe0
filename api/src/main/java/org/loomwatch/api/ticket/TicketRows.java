package org.loomwatch.api.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of PostgreSQL as the types of this package. */
final class TicketRows {

    private TicketRows() {}

    static Ticket ticket(ResultSet row, StatementContext context) throws SQLException {
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("theme"),
                row.getString("uscc"),
                row.getString("enterprise"),
                row.getString("area"),
                row.getString("industry"),
                row.getString("size"),
                number(row, "lon"),
                number(row, "lat"),
                row.getString("grade"),
                YearMonth.from(row.getObject("warned_month", LocalDate.class)),
                row.getString("state"),
                row.getString("unit"),
                row.getString("suggested_unit"),
                row.getString("route"),
                row.getString("first_unit"),
                row.getString("first_officer"),
                row.getString("officer"),
                time(row, "opened_at"),
                findTime(row, "dispatched_at"),
                findTime(row, "accept_due_at"),
                findTime(row, "accepted_at"),
                findTime(row, "resolve_due_at"),
                findTime(row, "resolved_at"),
                row.getString("resolved_by"),
                findTime(row, "verified_at"),
                row.getString("verified_by"),
                findTime(row, "closed_at"),
                time(row, "due_at"),
                row.getInt("returns"),
                row.getInt("rejections"),
                row.getInt("extensions"),
                row.getInt("reopenings"),
                row.getLong("version"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant findTime(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
