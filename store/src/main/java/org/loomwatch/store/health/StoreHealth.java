package org.loomwatch.store.health;

import org.jspecify.annotations.Nullable;

/**
 * How one store is.
 *
 * @param store {@code PostgreSQL} or {@code ClickHouse}
 * @param reachable whether it answered a query
 * @param version of the engine; null if it did not answer
 * @param schema null if it did not answer
 * @param problem what is wrong, in words; null if nothing is
 */
public record StoreHealth(
        String store,
        EngineKind engine,
        boolean reachable,
        @Nullable String version,
        @Nullable SchemaHealth schema,
        @Nullable String problem) {}
