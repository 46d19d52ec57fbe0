package org.loomwatch.jobs.clickhouse;

import java.util.List;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Writes rejected rows and refused files to the quarantine table, in blocks. */
public final class QuarantineWriter {

    private static final int BLOCK_BYTES = 1 << 22;
    private static final List<String> COLUMNS = List.of(
            "file",
            "file_hash",
            "line",
            "feed",
            "record_id",
            "uscc",
            "month",
            "column",
            "reason",
            "expected",
            "original",
            "ingested_at");

    private final BinaryClient client;
    private final Bytes rows = new Bytes(1 << 16);

    public QuarantineWriter(BinaryClient client) {
        this.client = client;
    }

    /**
     * @param source which file the row stands in
     * @param key record_id, USCC and month as far as they could be read
     */
    public void reject(QuarantineSource source, int line, Rejection rejection, List<String> key, String original) {
        rows.putString(source.file());
        rows.putString(source.hash());
        rows.putLong(line);
        rows.putString(source.feed());
        for (int field = 0; field < 3; field++) {
            rows.putString(field < key.size() ? key.get(field) : "");
        }
        rows.putString(rejection.column());
        rows.putString(rejection.reason().id());
        rows.putString(rejection.expected());
        rows.putString(original);
        rows.putLong(System.currentTimeMillis());
        if (rows.size() >= BLOCK_BYTES) {
            flush();
        }
    }

    /** Line 0 stands for the file as a whole. */
    public void refuse(QuarantineSource source, Reason reason, String detail) {
        reject(source, 0, new Rejection(reason, "", detail), List.of(), "");
    }

    public void flush() {
        if (rows.size() > 0) {
            client.insert("quarantine", COLUMNS, rows.array(), rows.size());
            rows.truncate(0);
        }
    }
}
