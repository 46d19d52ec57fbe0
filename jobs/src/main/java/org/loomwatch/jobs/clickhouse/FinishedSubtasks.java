package org.loomwatch.jobs.clickhouse;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.jobs.record.Bytes;

/** The table {@code ingest_finished}: what subtasks had counted when they came to their end. */
public final class FinishedSubtasks {

    private static final List<String> COLUMNS = List.of("run", "operator", "subtask", "entries", "attempt");

    private final BinaryClient client;

    public FinishedSubtasks(BinaryClient client) {
        this.client = client;
    }

    /** @param attempt a later one's entries replace an earlier one's */
    public void write(long run, String operator, int subtask, int attempt, List<String> entries) {
        Bytes row = new Bytes(256);
        row.putLong(run);
        row.putString(operator);
        row.putInt(subtask);
        row.putVarint(entries.size());
        entries.forEach(row::putString);
        row.putLong(attempt);
        client.insert("ingest_finished", COLUMNS, row.array(), row.size());
    }

    public List<String> read(long run, String operator, int subtask) {
        String sql =
                "SELECT arrayJoin(entries) FROM ingest_finished FINAL WHERE run = %d AND operator = '%s' AND subtask = %d"
                        .formatted(run, operator, subtask);
        return client.query(sql, rows -> {
            List<String> entries = new ArrayList<>();
            while (rows.hasNext()) {
                entries.add(rows.readString());
            }
            return entries;
        });
    }
}
