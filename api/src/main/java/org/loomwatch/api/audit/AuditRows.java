package org.loomwatch.api.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads entries from rows of the table. */
final class AuditRows {

    private AuditRows() {}

    static AuditEntry read(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("account_id"),
                row.getString("session_id"),
                row.getString("address"),
                row.getString("action"),
                row.getString("object"),
                row.getString("outcome"),
                row.getString("detail"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
