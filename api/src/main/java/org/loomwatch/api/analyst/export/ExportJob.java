package org.loomwatch.api.analyst.export;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody asked for.
 *
 * @param source id of the table, or {@code sql}
 * @param statement the SQL of its owner; null for a table
 * @param format {@code parquet}, {@code csv} or {@code xlsx}
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed}, {@code cancelled} or {@code expired}
 * @param readRows rows that a running job has read so far; null while it does not run
 * @param totalRows rows it expects to read, as far as ClickHouse can tell
 * @param rows in the finished file
 */
public record ExportJob(
        UUID id,
        String source,
        @Nullable String statement,
        String format,
        ExportFilters filters,
        String state,
        int attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String errorZh,
        @Nullable String errorEn,
        @Nullable Long readRows,
        @Nullable Long totalRows,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable String sha256) {

    ExportJob withProgress(long read, long total) {
        return new ExportJob(
                id,
                source,
                statement,
                format,
                filters,
                state,
                attempts,
                createdAt,
                startedAt,
                finishedAt,
                errorZh,
                errorEn,
                read,
                total,
                rows,
                bytes,
                sha256);
    }

    boolean isOver() {
        return !state.equals("queued") && !state.equals("running");
    }

    /** What a browser saves it as. */
    String fileName() {
        return "loomwatch-" + source + "-" + id.toString().substring(0, 8) + "." + format;
    }
}
