package org.loomwatch.store.clickhouse;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A SELECT whose result is handed on as it comes.
 *
 * @param sql without FORMAT or INTO OUTFILE
 * @param id by which it can be cancelled
 * @param database where its names are looked up; empty for the usual one
 * @param settings of ClickHouse, by name
 */
public record StreamedQuery(String sql, String id, Optional<String> database, Map<String, String> settings) {

    public StreamedQuery {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(database, "database");
        settings = Map.copyOf(settings);
    }

    public static StreamedQuery of(String sql) {
        return new StreamedQuery(sql, UUID.randomUUID().toString(), Optional.empty(), Map.of());
    }

    public StreamedQuery withId(String newId) {
        return new StreamedQuery(sql, newId, database, settings);
    }

    public StreamedQuery in(String newDatabase) {
        return new StreamedQuery(sql, id, Optional.of(newDatabase), settings);
    }

    public StreamedQuery with(Map<String, String> newSettings) {
        return new StreamedQuery(sql, id, database, newSettings);
    }
}
