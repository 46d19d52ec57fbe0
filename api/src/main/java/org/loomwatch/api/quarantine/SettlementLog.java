package org.loomwatch.api.quarantine;

import java.time.Clock;
import java.util.List;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/** Writes the table {@code quarantine_settlement}. */
final class SettlementLog {

    private static final List<String> COLUMNS =
            List.of("file_hash", "line", "state", "settled_at", "settled_by", "note", "resubmitted_as", "version");

    private final ClickHouseConnection clickHouse;
    private final Clock clock;

    SettlementLog(ClickHouseConnection clickHouse, Clock clock) {
        this.clickHouse = clickHouse;
        this.clock = clock;
    }

    /** @param file of the inbox that holds the corrected rows */
    void resubmitted(Viewer viewer, List<QuarantineItem> items, String file) {
        write(viewer, items, "resubmitted", "", file);
    }

    void dismissed(Viewer viewer, List<QuarantineItem> items, String note) {
        write(viewer, items, "dismissed", note, "");
    }

    private void write(Viewer viewer, List<QuarantineItem> items, String state, String note, String file) {
        long now = clock.millis();
        Bytes rows = new Bytes(256);
        for (QuarantineItem item : items) {
            rows.putString(item.fileHash());
            rows.putLong(item.line());
            rows.putString(state);
            rows.putLong(now);
            rows.putString(viewer.name());
            rows.putString(note);
            rows.putString(file);
            rows.putLong(now);
        }
        try (BinaryClient client = new BinaryClient(clickHouse)) {
            client.insert("quarantine_settlement", COLUMNS, rows.array(), rows.size());
        }
    }
}
