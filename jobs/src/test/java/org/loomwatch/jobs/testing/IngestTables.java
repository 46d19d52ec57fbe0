package org.loomwatch.jobs.testing;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.store.clickhouse.ClickHouse;

/** What an ingest has left in the tables, for comparing. */
public final class IngestTables {

    private final ClickHouse clickHouse;

    public IngestTables(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** All that must not depend on how the records came: rows and a hash of all their content, table by table. */
    public List<String> contents() {
        List<String> contents = new ArrayList<>();
        Stream.of(Feed.values()).forEach(feed -> contents.add(content("record_" + feed.id(), "file, line, epoch")));
        contents.add(content("record_superseded", "file, line"));
        contents.add(content("enterprise_month", "version"));
        contents.add(content("peer_month", "version"));
        return contents;
    }

    /** Empties every table that an ingest writes, but those named. */
    public void emptyAllBut(String... kept) {
        List<String> tables = all();
        tables.removeAll(List.of(kept));
        execute(tables.stream().map(table -> "TRUNCATE TABLE " + table).toList());
    }

    /** Keeps a copy of every table. */
    public void save() {
        for (String table : all()) {
            execute(List.of(
                    "CREATE TABLE saved_" + table + " AS " + table,
                    "ALTER TABLE saved_" + table + " ATTACH PARTITION ALL FROM " + table));
        }
    }

    /** Brings the copies back. */
    public void restore() {
        for (String table : all()) {
            execute(List.of(
                    "TRUNCATE TABLE " + table, "ALTER TABLE " + table + " ATTACH PARTITION ALL FROM saved_" + table));
        }
    }

    private void execute(List<String> statements) {
        try (BinaryClient client = new BinaryClient(clickHouse.connection())) {
            statements.forEach(client::execute);
        }
    }

    private static List<String> all() {
        List<String> tables = new ArrayList<>(List.of(
                "enterprise",
                "enterprise_month",
                "peer_month",
                "record_superseded",
                "quarantine",
                "ingest_run",
                "ingest_finished",
                "inbox_file",
                "topic_offset"));
        Stream.of(Feed.values()).forEach(feed -> tables.add("record_" + feed.id()));
        return tables;
    }

    /** First column of each row. */
    public List<String> list(String sql) {
        return clickHouse.read(connection -> {
            List<String> values = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            values.add(rows.getString(1));
                        }
                    }
                }
            }
            return values;
        });
    }

    private String content(String table, String without) {
        return list("SELECT concat('" + table
                        + " ', toString(count()), ' ', toString(sum(cityHash64(toString(tuple(* EXCEPT (" + without
                        + "))))))) FROM " + table + " FINAL")
                .get(0);
    }
}
