package org.loomwatch.api.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.Page;

/** Reads which runs there were. */
public final class IngestRunService {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final String BINDING = "runs";

    private final SqlReader reader;

    public IngestRunService(SqlReader reader) {
        this.reader = reader;
    }

    /** Newest first; counts of whole runs, the same for everybody who may see any. */
    public Page<IngestRunItem> list(Viewer viewer, Optional<String> cursor, int limit) {
        Sql sql =
                Sql.of("SELECT run, state, started_at, finished_at, files, refused_files, records, accepted, corrected,"
                        + " duplicates, toJSONString(quarantined) AS quarantined, enterprises, indicators, seconds"
                        + " FROM ingest_run FINAL WHERE true");
        if (cursor.isPresent()) {
            sql = sql.plus(
                    "AND run < toUInt64OrZero(?)",
                    Cursor.decode(cursor.get(), BINDING, 1).keys().get(0));
        }
        List<IngestRunItem> rows =
                reader.list(sql.plus("ORDER BY run DESC LIMIT " + (limit + 1)), IngestRunService::item);
        List<IngestRunItem> items = rows.stream().limit(limit).toList();
        return new Page<>(
                items,
                rows.size() <= limit
                        ? null
                        : new Cursor(
                                        BINDING,
                                        List.of(String.valueOf(
                                                items.get(limit - 1).run())))
                                .encode());
    }

    private static IngestRunItem item(ResultSet row) throws SQLException {
        double seconds = row.getDouble("seconds");
        long records = row.getLong("records");
        return new IngestRunItem(
                row.getLong("run"),
                row.getString("state"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finishedAt(row),
                row.getLong("files"),
                row.getLong("refused_files"),
                records,
                row.getLong("accepted"),
                row.getLong("corrected"),
                row.getLong("duplicates"),
                counts(row.getString("quarantined")),
                row.getLong("enterprises"),
                row.getLong("indicators"),
                seconds,
                seconds > 0 ? records / seconds : 0);
    }

    private static @Nullable Instant finishedAt(ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject("finished_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Map<String, Long> counts(String json) throws SQLException {
        try {
            // Whole numbers of 64 bits may come in quotes; both are read.
            return Json.MAPPER.readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new SQLException("a run's counts are no JSON: " + json, e);
        }
    }
}
