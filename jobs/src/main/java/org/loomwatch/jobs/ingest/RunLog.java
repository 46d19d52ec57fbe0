package org.loomwatch.jobs.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.record.Bytes;

/** The table {@code ingest_run}: which runs there were, and which never came to their end. */
final class RunLog {

    private static final List<String> COLUMNS = List.of(
            "run",
            "state",
            "started_at",
            "finished_at",
            "files",
            "refused_files",
            "records",
            "accepted",
            "corrected",
            "duplicates",
            "quarantined",
            "enterprises",
            "indicators",
            "seconds",
            "version");

    private final BinaryClient client;

    RunLog(BinaryClient client) {
        this.client = client;
    }

    long nextRun() {
        return client.query("SELECT max(run) + 1 FROM ingest_run", rows -> rows.readLong());
    }

    /** Runs that began and neither finished nor were mended. */
    List<Long> listUnfinished() {
        return client.query("SELECT run FROM ingest_run FINAL WHERE state = 'running' ORDER BY run", rows -> {
            List<Long> runs = new ArrayList<>();
            while (rows.hasNext()) {
                runs.add(rows.readLong());
            }
            return runs;
        });
    }

    void begin(long run, Instant startedAt, int files) {
        write(run, "running", startedAt, null, files, null, 1);
    }

    /** The interrupted run's records have been brought into the indicators by a later one. */
    void mended(long run) {
        client.execute(("INSERT INTO ingest_run SELECT * REPLACE ('mended' AS state, version + 1 AS version)"
                        + " FROM ingest_run FINAL WHERE run = %d")
                .formatted(run));
    }

    void finish(IngestResult result, Instant startedAt, int files) {
        write(result.run(), "finished", startedAt, Instant.now(), files, result, 2);
    }

    private void write(
            long run,
            String state,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int files,
            @Nullable IngestResult result,
            long version) {
        Bytes row = new Bytes(256);
        row.putLong(run);
        row.putString(state);
        row.putLong(startedAt.toEpochMilli());
        if (finishedAt == null) {
            row.putByte(1);
        } else {
            row.putByte(0);
            row.putLong(finishedAt.toEpochMilli());
        }
        row.putLong(files);
        row.putLong(result == null ? 0 : result.refusedFiles().size());
        row.putLong(result == null ? 0 : result.records());
        row.putLong(result == null ? 0 : result.accepted());
        row.putLong(result == null ? 0 : result.corrected());
        row.putLong(result == null ? 0 : result.duplicates());
        row.putVarint(result == null ? 0 : result.quarantined().size());
        if (result != null) {
            result.quarantined().forEach((reason, count) -> {
                row.putString(reason);
                row.putLong(count);
            });
        }
        row.putLong(result == null ? 0 : result.enterprises());
        row.putLong(result == null ? 0 : result.indicators());
        row.putDouble(result == null ? 0 : result.seconds());
        row.putLong(version);
        client.insert("ingest_run", COLUMNS, row.array(), row.size());
    }
}
