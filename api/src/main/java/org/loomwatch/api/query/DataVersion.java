package org.loomwatch.api.query;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that is another one whenever rows were written to any of the tables that totals and judgements are made of, by
 * whatever process. Parts that the store merges by itself do not change it.
 */
public final class DataVersion {

    /** A write is noticed within this time. */
    public static final Duration KEPT = Duration.ofMillis(250);

    private static final Sql NEWEST = Sql.of("SELECT toString(sum(cityHash64(table, partition_id, blocks))) AS version"
            + " FROM (SELECT table, partition_id, max(max_block_number) AS blocks FROM system.parts"
            + " WHERE active AND database = currentDatabase() AND (startsWith(table, 'record_') OR table IN ('area',"
            + " 'enterprise', 'enterprise_month', 'peer_month', 'warning', 'quarantine', 'ingest_run'))"
            + " GROUP BY table, partition_id)");

    private final SqlReader reader;
    private @Nullable Seen seen;

    private record Seen(Optional<String> version, long at) {}

    public DataVersion(SqlReader reader) {
        this.reader = reader;
    }

    /** Empty where the store does not tell which parts it has; then nothing may be kept. */
    public synchronized Optional<String> find() {
        long now = System.nanoTime();
        Seen last = seen;
        if (last == null || now - last.at() > KEPT.toNanos()) {
            last = new Seen(ask(), now);
            seen = last;
        }
        return last.version();
    }

    private Optional<String> ask() {
        try {
            return reader.find(NEWEST, row -> row.getString("version"));
        } catch (QueryException e) {
            return Optional.empty();
        }
    }
}
