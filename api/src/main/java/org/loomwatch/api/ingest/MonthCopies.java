package org.loomwatch.api.ingest;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.clickhouse.ClickHouse;

/** A long history for measuring, made inside ClickHouse: one month copied to the months before it, each record under an id of its own. */
final class MonthCopies {

    private static final long LOOK_MILLIS = 1000;

    private final ClickHouse clickHouse;

    MonthCopies(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Copies a month to {@code copies} months before it, and waits until ClickHouse has merged what it wants to merge. */
    void copy(YearMonth month, int copies) {
        for (int back = 1; back <= copies; back++) {
            String moved = "toDate(addMonths(month, -%d)) AS month".formatted(back);
            for (Feed feed : Feed.values()) {
                insert(
                        "record_" + feed.id(),
                        "%s, concat(record_id, '~%d') AS record_id".formatted(moved, back),
                        month);
            }
            insert("enterprise_month", moved, month);
            insert("peer_month", moved, month);
        }
        awaitMerges();
    }

    private void insert(String table, String replaced, YearMonth month) {
        execute("INSERT INTO %s SELECT * REPLACE (%s) FROM (SELECT * FROM %s FINAL WHERE month = '%s')"
                .formatted(table, replaced, table, month.atDay(1)));
    }

    private void awaitMerges() {
        try {
            for (int quiet = 0; quiet < 5; quiet = isMerging() ? 0 : quiet + 1) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for merges", e);
        }
    }

    private boolean isMerging() {
        return clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count() FROM system.merges")) {
                rows.next();
                return rows.getLong(1) > 0;
            }
        });
    }

    private void execute(String sql) {
        clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
