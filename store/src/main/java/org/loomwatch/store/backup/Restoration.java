package org.loomwatch.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.Stores;
import org.loomwatch.store.migration.Migration;
import org.loomwatch.store.migration.Migrator;

/** Puts the content of a verified backup file into both stores. */
final class Restoration {

    private final Stores stores;
    private final BackupReader reader;
    private final Migrator postgresMigrator;
    private final Migrator clickHouseMigrator;

    Restoration(Stores stores, BackupReader reader) {
        this.stores = stores;
        this.reader = reader;
        this.postgresMigrator = stores.postgresMigrator();
        this.clickHouseMigrator = stores.clickHouseMigrator();
    }

    void run(RestoreMode mode) throws IOException {
        requireKnown(postgresMigrator, reader.manifest().postgres());
        requireKnown(clickHouseMigrator, reader.manifest().clickhouse());
        makeRoom(mode, postgresMigrator, clickHouseMigrator);
        try {
            fillClickHouse(reader.manifest().clickhouse());
            fillPostgres(reader.manifest().postgres());
            clickHouseMigrator.migrate();
            postgresMigrator.migrate();
        } catch (IOException | RuntimeException e) {
            clear(e);
            throw new BackupException("the restore failed and the stores are empty again: " + e.getMessage(), e);
        }
    }

    private static void requireKnown(Migrator migrator, StoreContent content) {
        List<Integer> known =
                migrator.listKnown().stream().map(Migration::version).toList();
        List<Integer> unknown = content.versions().stream()
                .filter(version -> !known.contains(version))
                .toList();
        if (!unknown.isEmpty()) {
            throw new BackupException("the backup was made by a newer program: its %s schema has versions %s"
                    .formatted(migrator.store(), unknown));
        }
    }

    private static void makeRoom(RestoreMode mode, Migrator... migrators) {
        for (Migrator migrator : migrators) {
            if (migrator.isVacant()) {
                continue;
            }
            if (mode == RestoreMode.INTO_EMPTY) {
                throw new BackupException(migrator.store() + " is not empty; restore into a new data directory, or say"
                        + " that what is there is to be replaced");
            }
            if (migrator.state().isEmpty()) {
                throw new BackupException(
                        migrator.store() + " holds tables that are not Loomwatch's; these are never replaced");
            }
        }
        for (Migrator migrator : migrators) {
            migrator.clear();
        }
    }

    private void clear(Exception failure) {
        for (Migrator migrator : new Migrator[] {clickHouseMigrator, postgresMigrator}) {
            try {
                migrator.clear();
            } catch (StoreException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private void fillClickHouse(StoreContent content) throws IOException {
        clickHouseMigrator.migrate(content.versions());
        ClickHouseTables tables = new ClickHouseTables(stores.clickHouse().dataSource());
        fill(tables, content);
        compare(tables, content);
    }

    private void fillPostgres(StoreContent content) throws IOException {
        postgresMigrator.migrate(content.versions());
        stores.postgres().jdbi().<IOException>useTransaction(handle -> {
            PostgresTables tables = new PostgresTables(handle);
            tables.refill(() -> fill(tables, content), content.sequences());
            compare(tables, content);
        });
    }

    private void fill(TableStore store, StoreContent content) throws IOException {
        for (TableContent table : content.tables()) {
            try (InputStream rows = reader.open(store.name(), table.table())) {
                store.read(table.tableColumns(), rows);
            }
        }
    }

    private static void compare(TableStore store, StoreContent content) throws IOException {
        for (TableContent table : content.tables()) {
            RowDigest digest = new RowDigest(table.tableColumns(), OutputStream.nullOutputStream());
            store.write(table.tableColumns(), digest);
            TableContent restored = digest.content();
            if (!restored.equals(table)) {
                throw new BackupException("%s table %s has %d rows with checksum %s, the backup %d with %s"
                        .formatted(
                                store.name(),
                                table.table(),
                                restored.rows(),
                                restored.checksum(),
                                table.rows(),
                                table.checksum()));
            }
        }
    }
}
