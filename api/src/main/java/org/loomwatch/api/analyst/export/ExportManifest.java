package org.loomwatch.api.analyst.export;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds and where it comes from; enough to tell later whether two files are the same and what was left out.
 *
 * @param source id of the table, or {@code sql}
 * @param statement the SQL of its owner; null for a table
 * @param rows in the file, header apart
 * @param sha256 of the file's bytes
 * @param columns in the file, in order
 * @param maskedColumns columns of the table that do not exist for whoever asked
 * @param restricted whether rows outside the rights of whoever asked were left out
 * @param complete whether every row is there that these rights and filters let through
 */
public record ExportManifest(
        String source,
        @Nullable String statement,
        String format,
        long rows,
        long bytes,
        String sha256,
        List<Column> columns,
        List<String> maskedColumns,
        boolean restricted,
        boolean complete,
        ExportFilters filters,
        Vintage vintage,
        String requestedBy,
        Instant finishedAt,
        String product) {

    /** @param type as the analytical store names it */
    public record Column(String name, String type) {}

    /**
     * As of when the data are.
     *
     * @param ingestRun last finished run before the export began; null before the first
     * @param ingestedAt when that run had finished
     * @param latestMonth of the district
     * @param ingestRunning whether another run was under way, so that a month may be there in part
     * @param indexVintage newest vintage of the indices
     */
    public record Vintage(
            Instant readAt,
            @Nullable Long ingestRun,
            @Nullable Instant ingestedAt,
            @Nullable YearMonth latestMonth,
            boolean ingestRunning,
            @Nullable YearMonth indexVintage) {}
}
