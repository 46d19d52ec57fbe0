package org.loomwatch.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** Writes both stores into one file and reads them back. */
public final class BackupService {

    private BackupService() {}

    /**
     * Backs up both stores. Each is as of one moment: PostgreSQL as a whole, ClickHouse table by table.
     *
     * @param file must not exist
     * @throws BackupException if the file cannot be written or a table cannot be read; no file remains then
     */
    public static BackupReport backup(Stores stores, Path file) {
        Instant start = Instant.now();
        try (BackupWriter writer = new BackupWriter(file)) {
            StoreContent clickhouse = writer.write(
                    new ClickHouseTables(stores.clickHouse().dataSource()),
                    stores.clickHouseMigrator().state().applied());
            BackupManifest manifest = stores.postgres()
                    .jdbi()
                    .inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                        StoreContent postgres = writer.write(
                                new PostgresTables(handle),
                                stores.postgresMigrator().state().applied());
                        return new BackupManifest(
                                BackupManifest.FORMAT,
                                start.truncatedTo(ChronoUnit.SECONDS).toString(),
                                findInstallation(handle),
                                postgres,
                                clickhouse);
                    });
            writer.finish(manifest);
            return new BackupReport(file, Files.size(file), manifest, Duration.between(start, Instant.now()));
        } catch (IOException e) {
            throw new BackupException("cannot write the backup " + file + ": " + e, e);
        }
    }

    private static String findInstallation(Handle handle) {
        return handle.createQuery("SELECT id::text FROM installation")
                .mapTo(String.class)
                .one();
    }

    /**
     * Restores both stores and compares every row with the file, then brings the schemas to the newest version. Reads
     * the whole file before it changes anything.
     *
     * @throws BackupException if the file is damaged, the stores are not empty, or the restore fails; in the last case
     *     the stores are emptied again
     */
    public static BackupReport restore(StoreSettings settings, Path file, RestoreMode mode) {
        Instant start = Instant.now();
        try (BackupReader reader = new BackupReader(file)) {
            BackupManifest manifest = reader.manifest();
            reader.verify(PostgresTables.NAME, manifest.postgres());
            reader.verify(ClickHouseTables.NAME, manifest.clickhouse());
            try (Stores stores = Stores.connect(settings)) {
                new Restoration(stores, reader).run(mode);
            }
            return new BackupReport(file, Files.size(file), manifest, Duration.between(start, Instant.now()));
        } catch (IOException e) {
            throw new BackupException("cannot restore " + file + ": " + e, e);
        }
    }
}
