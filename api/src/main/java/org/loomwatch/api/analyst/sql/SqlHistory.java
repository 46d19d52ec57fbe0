package org.loomwatch.api.analyst.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What each person has asked, refused statements too. */
final class SqlHistory {

    private static final String COLUMNS = "id, statement, state, started_at, finished_at, rows, error";
    private static final char BETWEEN_LANGUAGES = '\u001f';

    private final Jdbi postgres;
    private final Clock clock;

    SqlHistory(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    UUID begin(UUID account, String statement) {
        UUID id = UUID.randomUUID();
        postgres.useHandle(handle -> handle.execute(
                "INSERT INTO sql_run (id, account_id, statement, state, started_at) VALUES (?, ?, ?, 'running', ?)",
                id,
                account,
                statement,
                now()));
        return id;
    }

    void end(UUID id, String state, @Nullable Long rows, @Nullable String errorZh, @Nullable String errorEn) {
        postgres.useHandle(handle -> handle.execute(
                "UPDATE sql_run SET state = ?, finished_at = ?, rows = ?, error = ? WHERE id = ? AND state = 'running'",
                state,
                now(),
                rows,
                errorZh == null ? null : errorZh + BETWEEN_LANGUAGES + errorEn,
                id));
    }

    /** Statements that a stopped server was at. */
    void endInterrupted() {
        postgres.useHandle(handle -> handle.execute(
                "UPDATE sql_run SET state = 'cancelled', finished_at = ? WHERE state = 'running'", now()));
    }

    List<SqlRun> list(UUID account, int most) {
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM sql_run WHERE account_id = :account ORDER BY started_at DESC, id LIMIT :most")
                .bind("account", account)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    Optional<SqlRun> find(UUID account, UUID id) {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM sql_run WHERE account_id = :account AND id = :id")
                .bind("account", account)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static SqlRun read(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        long rows = row.getLong("rows");
        Long known = row.wasNull() ? null : rows;
        String error = row.getString("error");
        int middle = error == null ? -1 : error.indexOf(BETWEEN_LANGUAGES);
        return new SqlRun(
                row.getObject("id", UUID.class),
                row.getString("statement"),
                row.getString("state"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                known,
                error == null ? null : error.substring(0, middle),
                error == null ? null : error.substring(middle + 1),
                null);
    }
}
