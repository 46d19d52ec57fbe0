package org.loomwatch.api.analyst.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Json;

/** Export jobs in PostgreSQL. */
final class ExportStore {

    private static final String COLUMNS = "id, account_id, source, statement, format, filters::text AS filters, rights,"
            + " state, attempts, created_at, started_at, finished_at, error_zh, error_en, rows, bytes, sha256,"
            + " manifest::text AS manifest";

    private final Jdbi postgres;
    private final Clock clock;

    ExportStore(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    /** A job with what only the server knows of it. */
    record Stored(
            ExportJob job,
            UUID account,
            String rights,
            @Nullable String manifest) {}

    UUID add(UUID account, String source, String statement, ExportFormat format, ExportFilters filters, String rights) {
        UUID id = UUID.randomUUID();
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO export_job
                            (id, account_id, source, statement, format, filters, rights, state, created_at)
                        VALUES (:id, :account, :source, :statement, :format, :filters::jsonb, :rights, 'queued', :now)""")
                .bind("id", id)
                .bind("account", account)
                .bind("source", source)
                .bind("statement", statement)
                .bind("format", format.id())
                .bind("filters", json(filters))
                .bind("rights", rights)
                .bind("now", now())
                .execute());
        return id;
    }

    /** Newest first. */
    List<Stored> list(UUID account, int most) {
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM export_job WHERE account_id = :account ORDER BY created_at DESC, id LIMIT :most")
                .bind("account", account)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    Optional<Stored> find(UUID account, UUID id) {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM export_job WHERE id = :id AND account_id = :account")
                .bind("id", id)
                .bind("account", account)
                .map((row, context) -> read(row))
                .findOne());
    }

    int countUnfinished(UUID account) {
        return postgres.withHandle(handle -> handle.createQuery("SELECT count(*) FROM export_job"
                        + " WHERE account_id = :account AND state IN ('queued', 'running')")
                .bind("account", account)
                .mapTo(Integer.class)
                .one());
    }

    /** Jobs that a server which has stopped was at go back into the queue. */
    int requeue() {
        return postgres.withHandle(handle ->
                handle.execute("UPDATE export_job SET state = 'queued', started_at = NULL WHERE state = 'running'"));
    }

    /** Takes the job that has waited longest. */
    Optional<Stored> take() {
        return postgres.withHandle(handle -> handle.createQuery("UPDATE export_job SET state = 'running',"
                        + " started_at = :now, attempts = attempts + 1 WHERE id = (SELECT id FROM export_job"
                        + " WHERE state = 'queued' ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                        + " RETURNING " + COLUMNS)
                .bind("now", now())
                .map((row, context) -> read(row))
                .findOne());
    }

    void finish(UUID id, ExportManifest manifest) {
        postgres.useHandle(handle -> handle.createUpdate("UPDATE export_job SET state = 'done', finished_at = :now,"
                        + " rows = :rows, bytes = :bytes, sha256 = :sha256, manifest = :manifest::jsonb"
                        + " WHERE id = :id AND state = 'running'")
                .bind("id", id)
                .bind("now", now())
                .bind("rows", manifest.rows())
                .bind("bytes", manifest.bytes())
                .bind("sha256", manifest.sha256())
                .bind("manifest", json(manifest))
                .execute());
    }

    void fail(UUID id, Text reason) {
        postgres.useHandle(handle -> handle.createUpdate("UPDATE export_job SET state = 'failed', finished_at = :now,"
                        + " error_zh = :zh, error_en = :en WHERE id = :id AND state = 'running'")
                .bind("id", id)
                .bind("now", now())
                .bind("zh", reason.zh())
                .bind("en", reason.en())
                .execute());
    }

    /** @return whether it had not come to its end yet */
    boolean cancel(UUID id) {
        return postgres.withHandle(handle -> handle.createUpdate("UPDATE export_job SET state = 'cancelled',"
                                + " finished_at = :now WHERE id = :id AND state IN ('queued', 'running')")
                        .bind("id", id)
                        .bind("now", now())
                        .execute())
                > 0;
    }

    void expire(UUID id) {
        postgres.useHandle(handle ->
                handle.execute("UPDATE export_job SET state = 'expired' WHERE id = ? AND state = 'done'", id));
    }

    /** Finished jobs whose files have been kept long enough. */
    List<UUID> listOlderThan(Duration age) {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT id FROM export_job WHERE state = 'done' AND finished_at < :before")
                        .bind("before", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                        .mapTo(UUID.class)
                        .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Stored read(ResultSet row) throws SQLException {
        String statement = row.getString("statement");
        return new Stored(
                new ExportJob(
                        row.getObject("id", UUID.class),
                        row.getString("source"),
                        statement.isEmpty() ? null : statement,
                        row.getString("format"),
                        filters(row.getString("filters")),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        time(row, "started_at"),
                        time(row, "finished_at"),
                        row.getString("error_zh"),
                        row.getString("error_en"),
                        null,
                        null,
                        number(row, "rows"),
                        number(row, "bytes"),
                        row.getString("sha256")),
                row.getObject("account_id", UUID.class),
                row.getString("rights"),
                row.getString("manifest"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are always JSON", e);
        }
    }

    private static ExportFilters filters(String json) {
        try {
            return Json.MAPPER.readValue(json, ExportFilters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored filters are always JSON", e);
        }
    }
}
