package org.loomwatch.jobs.ingest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.record.Bytes;

/** The table {@code inbox_file}: which files, in which state, a run has taken in. */
final class InboxLedger {

    private final BinaryClient client;

    InboxLedger(BinaryClient client) {
        this.client = client;
    }

    /** A file as it lay in the inbox: changed since, it is another one. */
    record FileState(long size, long modifiedAt) {}

    Map<Path, FileState> read() {
        return client.query(
                "SELECT path, size, toUnixTimestamp64Milli(modified_at) FROM inbox_file FINAL ORDER BY path", rows -> {
                    Map<Path, FileState> files = new HashMap<>();
                    while (rows.hasNext()) {
                        Path path = Path.of(rows.readString());
                        long size = rows.readLong();
                        files.put(path, new FileState(size, rows.readLong()));
                    }
                    return files;
                });
    }

    void write(Map<Path, FileState> files, long run) {
        Bytes rows = new Bytes(256);
        files.forEach((path, state) -> {
            rows.putString(path.toString());
            rows.putLong(state.size());
            rows.putLong(state.modifiedAt());
            rows.putLong(run);
        });
        client.insert("inbox_file", List.of("path", "size", "modified_at", "run"), rows.array(), rows.size());
    }
}
