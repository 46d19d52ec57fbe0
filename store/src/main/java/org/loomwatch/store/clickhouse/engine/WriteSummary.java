package org.loomwatch.store.clickhouse.engine;

/** What a statement wrote, in ClickHouse's own count: a deduplicated insert counts as written. */
record WriteSummary(long rows, long bytes) {

    static final WriteSummary NOTHING = new WriteSummary(0, 0);

    /** The form of the X-ClickHouse-Summary header. */
    String toJson() {
        return "{\"read_rows\":\"0\",\"read_bytes\":\"0\",\"written_rows\":\"" + rows + "\",\"written_bytes\":\""
                + bytes
                + "\",\"total_rows_to_read\":\"0\",\"result_rows\":\"" + rows + "\",\"result_bytes\":\"" + bytes
                + "\"}";
    }
}
