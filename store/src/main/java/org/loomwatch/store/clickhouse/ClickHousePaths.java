package org.loomwatch.store.clickhouse;

import java.nio.file.Path;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;

/** Where the embedded engine of one data directory keeps its things. */
record ClickHousePaths(DataDirectory dataDirectory) {

    /** The engine's own files: tables and their metadata. */
    Path storage() {
        return dataDirectory.clickhouse().resolve("storage");
    }

    /** Says where the running engine listens. */
    Path endpoint() {
        return EngineEndpoint.fileOf(dataDirectory);
    }

    /** Held exclusively while one process starts the engine or leaves it. */
    Path startLock() {
        return dataDirectory.run().resolve("clickhouse.start.lock");
    }

    /** Held shared by every process that uses the engine; the engine ends once it gets it exclusively. */
    Path usersLock() {
        return dataDirectory.run().resolve("clickhouse.users.lock");
    }

    /** Held exclusively by the one engine process. */
    Path engineLock() {
        return dataDirectory.run().resolve("clickhouse.engine.lock");
    }

    /** Remembers which library file was found whole. */
    Path verifiedLibrary() {
        return dataDirectory.run().resolve("clickhouse.library");
    }

    Path log() {
        return dataDirectory.logs().resolve("clickhouse.log");
    }
}
