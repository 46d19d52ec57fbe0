package org.loomwatch.store.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;
import org.loomwatch.store.migration.Migrator;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresBinaries;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Examines an installation. Starts embedded engines that do not run, and changes no schema. */
public final class DoctorService {

    /** Below this the engines may fail in the middle of their work. */
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private DoctorService() {}

    /** Never fails because of what it finds: problems are part of the report. */
    public static HealthReport examine(StoreSettings settings) {
        List<StoreHealth> stores = List.of(examinePostgres(settings), examineClickHouse(settings));
        List<LibraryHealth> libraries = List.of(examinePostgresPrograms(), examineClickHouseLibrary(settings));
        long free = freeBytes(settings);
        boolean healthy = free >= LEAST_FREE_BYTES && stores.stream().allMatch(store -> store.problem() == null);
        return new HealthReport(
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                settings.dataDirectory().root().toString(),
                free,
                libraries,
                stores,
                healthy);
    }

    private static StoreHealth examinePostgres(StoreSettings settings) {
        EngineKind engine = kind(settings.postgresUrl());
        try (Postgres postgres = Postgres.open(settings)) {
            return describe(new PostgresMigrator(postgres.dataSource()), engine, postgres.version());
        } catch (StoreException e) {
            return unreachable("PostgreSQL", engine, e);
        }
    }

    private static StoreHealth examineClickHouse(StoreSettings settings) {
        EngineKind engine = kind(settings.clickhouseUrl());
        try (ClickHouse clickHouse = ClickHouse.open(settings)) {
            return describe(new ClickHouseMigrator(clickHouse.dataSource()), engine, clickHouse.version());
        } catch (StoreException e) {
            return unreachable("ClickHouse", engine, e);
        }
    }

    private static LibraryHealth examinePostgresPrograms() {
        boolean present = PostgresBinaries.archivePresent();
        return new LibraryHealth(
                PostgresBinaries.archiveName(), present, present ? null : "not on the class path of this program");
    }

    private static LibraryHealth examineClickHouseLibrary(StoreSettings settings) {
        try {
            Path library = ClickHouse.requireLibrary(settings.dataDirectory());
            return new LibraryHealth(library.toString(), true, null);
        } catch (StoreException e) {
            return new LibraryHealth("libchdb", false, e.getMessage());
        }
    }

    private static StoreHealth describe(Migrator migrator, EngineKind engine, String version) {
        SchemaHealth schema = SchemaHealth.of(migrator.state());
        String problem = schema.unknown().isEmpty() ? null : "the schema is newer than this program";
        return new StoreHealth(migrator.store(), engine, true, version, schema, problem);
    }

    private static StoreHealth unreachable(String store, EngineKind engine, StoreException failure) {
        return new StoreHealth(store, engine, false, null, null, failure.getMessage());
    }

    private static EngineKind kind(Optional<String> url) {
        return url.isPresent() ? EngineKind.OUTSIDE : EngineKind.EMBEDDED;
    }

    private static long freeBytes(StoreSettings settings) {
        try {
            return Files.getFileStore(settings.dataDirectory().root()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
