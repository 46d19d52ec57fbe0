package org.loomwatch.models.labor.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;

/** Keeps runs of experiments, begun and ended. */
public final class ExperimentRuns {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_LISTED = 200;
    private static final String WITHOUT_REPORT =
            "id, experiment, state, key, model, data_hash, files, repeats, same_bytes, started_by, started_at,"
                    + " ended_at, error, NULL AS report";

    private final Jdbi postgres;
    private final String theme;

    public ExperimentRuns(Jdbi postgres, String theme) {
        this.postgres = postgres;
        this.theme = theme;
    }

    /** What an experiment's outcome depends on, but for the data: everything except its name. */
    public static String key(Experiment experiment) {
        Experiment nameless = new Experiment(
                "-",
                experiment.vintage(),
                experiment.horizon(),
                experiment.features(),
                experiment.model(),
                experiment.search(),
                experiment.seed());
        return hash(json(nameless));
    }

    /**
     * A run that waits or begins.
     *
     * @param origin {@code server} or {@code command}
     */
    public ExperimentRun begin(Experiment experiment, String state, String origin, String by) {
        return postgres.withHandle(handle -> handle.createQuery("""
                        INSERT INTO experiment_run (theme, name, experiment, key, state, origin, started_by)
                        VALUES (:theme, :name, CAST(:experiment AS jsonb), :key, :state, :origin, :by) RETURNING *""")
                .bind("theme", theme)
                .bind("name", experiment.name())
                .bind("experiment", json(experiment))
                .bind("key", key(experiment))
                .bind("state", state)
                .bind("origin", origin)
                .bind("by", by)
                .map((row, context) -> run(row))
                .one());
    }

    /** The run's turn has come. */
    public void running(long id) {
        postgres.useHandle(handle -> handle.createUpdate("UPDATE experiment_run SET state = 'running' WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    /** Ended well; looks for an earlier run of the same on the same data, and whether the bytes agree. */
    public ExperimentRun done(
            long id, Experiment looked, String model, String dataHash, Map<String, String> files, RunReport report) {
        return postgres.inTransaction(handle -> {
            Optional<ExperimentRun> earlier = handle.createQuery("SELECT " + WITHOUT_REPORT + """
                             FROM experiment_run WHERE theme = :theme AND key = :key AND data_hash = :hash
                            AND state = 'done' AND id < :id ORDER BY id LIMIT 1""")
                    .bind("theme", theme)
                    .bind("key", key(looked))
                    .bind("hash", dataHash)
                    .bind("id", id)
                    .map((row, context) -> run(row))
                    .findOne();
            return handle.createQuery("""
                            UPDATE experiment_run SET state = 'done', experiment = CAST(:experiment AS jsonb), key = :key, model = :model,
                                data_hash = :hash, files = CAST(:files AS jsonb), report = CAST(:report AS jsonb),
                                repeats = :repeats, same_bytes = :same, ended_at = now()
                            WHERE id = :id RETURNING *""")
                    .bind("experiment", json(looked))
                    .bind("key", key(looked))
                    .bind("model", model)
                    .bind("hash", dataHash)
                    .bind("files", json(files))
                    .bind("report", json(report))
                    .bind("repeats", earlier.map(ExperimentRun::id).orElse(null))
                    .bind("same", earlier.map(run -> run.files().equals(files)).orElse(null))
                    .bind("id", id)
                    .map((row, context) -> run(row))
                    .one();
        });
    }

    public void failed(long id, String error) {
        postgres.useHandle(handle -> handle.createUpdate(
                        "UPDATE experiment_run SET state = 'failed', error = :error, ended_at = now() WHERE id = :id")
                .bind("error", error)
                .bind("id", id)
                .execute());
    }

    /** What a server that ended left unfinished. */
    public int interrupt() {
        return postgres.withHandle(
                handle -> handle.createUpdate("""
                        UPDATE experiment_run SET state = 'interrupted', ended_at = now()
                        WHERE theme = :theme AND origin = 'server' AND state IN ('queued', 'running')""").bind("theme", theme).execute());
    }

    /** Newest first, without their reports. */
    public List<ExperimentRun> list() {
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + WITHOUT_REPORT
                        + " FROM experiment_run WHERE theme = :theme ORDER BY id DESC LIMIT " + MOST_LISTED)
                .bind("theme", theme)
                .map((row, context) -> run(row))
                .list());
    }

    public Optional<ExperimentRun> find(long id) {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT * FROM experiment_run WHERE theme = :theme AND id = :id")
                        .bind("theme", theme)
                        .bind("id", id)
                        .map((row, context) -> run(row))
                        .findOne());
    }

    /** The last run that made a model, with its report. */
    public Optional<ExperimentRun> findOf(String model) {
        return postgres.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM experiment_run WHERE theme = :theme AND model = :model AND state = 'done'
                        ORDER BY id DESC LIMIT 1""")
                .bind("theme", theme)
                .bind("model", model)
                .map((row, context) -> run(row))
                .findOne());
    }

    /** @throws LaborException if there is none */
    public ExperimentRun get(long id) {
        return find(id).orElseThrow(() -> new LaborException("there is no run " + id));
    }

    private static ExperimentRun run(ResultSet row) throws SQLException {
        try {
            String report = row.getString("report");
            long repeats = row.getLong("repeats");
            boolean isRepeat = !row.wasNull();
            boolean same = row.getBoolean("same_bytes");
            boolean isCompared = !row.wasNull();
            return new ExperimentRun(
                    row.getLong("id"),
                    JSON.readValue(row.getString("experiment"), Experiment.class),
                    row.getString("state"),
                    row.getString("key"),
                    row.getString("model"),
                    row.getString("data_hash"),
                    JSON.readValue(row.getString("files"), new TypeReference<Map<String, String>>() {}),
                    isRepeat ? repeats : null,
                    isCompared ? same : null,
                    row.getString("started_by"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    instant(row.getObject("ended_at", OffsetDateTime.class)),
                    row.getString("error"),
                    report == null ? null : JSON.readValue(report, RunReport.class));
        } catch (JsonProcessingException e) {
            throw new LaborException("a run cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run is always JSON", e);
        }
    }

    /** SHA-256 in hexadecimal. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
