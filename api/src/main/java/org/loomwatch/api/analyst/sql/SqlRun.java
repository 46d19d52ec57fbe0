package org.loomwatch.api.analyst.sql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One statement that somebody ran.
 *
 * @param state {@code running}, {@code done}, {@code failed}, {@code cancelled} or {@code refused}
 * @param rows that came; of a long result as many as are shown
 * @param result null while it runs, if it failed, or when it is no longer kept
 */
public record SqlRun(
        UUID id,
        String statement,
        String state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long rows,
        @Nullable String errorZh,
        @Nullable String errorEn,
        @Nullable SqlResult result) {

    /**
     * A result table.
     *
     * @param complete whether every row of the result is there
     */
    public record SqlResult(List<SqlColumn> columns, List<List<@Nullable Object>> rows, boolean complete) {}

    /** @param type as the analytical store names it */
    public record SqlColumn(String name, String type) {}
}
