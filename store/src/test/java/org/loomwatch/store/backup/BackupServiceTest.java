package org.loomwatch.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.EmbeddedStores;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import org.loomwatch.store.postgres.SharedPrograms;

@ExtendWith(EmbeddedStores.class)
class BackupServiceTest {

    @TempDir
    static Path directory;

    private static Stores source;
    private static StoreSettings sourceSettings;
    private static StoreSettings targetSettings;
    private static Stores target;
    private static Path file;
    private static BackupReport report;

    @BeforeAll
    static void backUp(Stores stores, StoreSettings settings) throws IOException {
        source = stores;
        sourceSettings = settings;
        BackupTestData.fill(stores);
        file = directory.resolve("whole.backup");
        report = BackupService.backup(stores, file);
        targetSettings = newSettings("target");
        target = Stores.connect(targetSettings);
    }

    @AfterAll
    static void deleteEverything() throws IOException {
        target.close();
        BackupTestData.remove(source);
        DirectoryTree.delete(directory);
    }

    @BeforeEach
    void emptyTarget() {
        target.postgresMigrator().clear();
        target.clickHouseMigrator().clear();
    }

    @Test
    void everythingComesBackAsItWas() {
        assertEquals(BackupTestData.ENTERPRISES, rows(report, "enterprise"));
        assertEquals(BackupTestData.ENTERPRISES, rows(report, "enterprise_month"));
        BackupReport restored = BackupService.restore(targetSettings, file, RestoreMode.INTO_EMPTY);

        assertEquals(report.manifest(), restored.manifest());
        Path again = directory.resolve("again.backup");
        BackupManifest second = BackupService.backup(target, again).manifest();
        assertEquals(report.manifest().installation(), second.installation());
        assertEquals(report.manifest().clickhouse(), second.clickhouse());
        assertEquals(report.manifest().postgres().tables(), second.postgres().tables());

        BackupException refusal = assertThrows(
                BackupException.class, () -> BackupService.restore(targetSettings, file, RestoreMode.INTO_EMPTY));
        assertTrue(refusal.getMessage().contains("is not empty"), refusal.getMessage());
        assertEquals(
                report.manifest(),
                BackupService.restore(targetSettings, file, RestoreMode.REPLACE).manifest());
    }

    @Test
    void aBackupNeverReplacesAFile() {
        BackupException refusal = assertThrows(BackupException.class, () -> BackupService.backup(source, file));
        assertTrue(refusal.getMessage().contains("exists"), refusal.getMessage());
    }

    @Test
    void aFileCutOffAnywhereIsRefusedBeforeAnythingHappens() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            assertRefused("cut at " + length, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aChangedByteIsRefusedBeforeAnythingHappens() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20260217);
        for (int i = 0; i < 40; i++) {
            byte[] changed = whole.clone();
            int position = random.nextInt(whole.length);
            changed[position] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(directory.resolve("changed.backup"), changed);
            try (BackupReader reader = new BackupReader(damaged)) {
                reader.verify(PostgresTables.NAME, reader.manifest().postgres());
                reader.verify(ClickHouseTables.NAME, reader.manifest().clickhouse());
                // A byte that carries no content, such as one of a time stamp: what was read is what was written.
                assertEquals(report.manifest(), reader.manifest(), "byte " + position);
            } catch (BackupException e) {
                assertTrue(e.getMessage().startsWith(damaged + " is damaged: "), e.getMessage());
            }
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path nowhere = directory.resolve("nowhere.backup");
        BackupException refusal = assertThrows(
                BackupException.class, () -> BackupService.restore(sourceSettings, nowhere, RestoreMode.REPLACE));
        assertTrue(refusal.getMessage().contains("there is no backup file " + nowhere), refusal.getMessage());
    }

    @Test
    void aBackupOfANewerProgramIsRefused() throws IOException {
        BackupManifest known = report.manifest();
        Path newer = directory.resolve("newer.backup");
        try (BackupWriter writer = new BackupWriter(newer)) {
            StoreContent future = new StoreContent(
                    new TreeSet<>(List.of(1, 9001)), List.of(), known.postgres().sequences());
            StoreContent now = new StoreContent(
                    new TreeSet<>(List.of(1)), List.of(), known.clickhouse().sequences());
            writer.finish(new BackupManifest(BackupManifest.FORMAT, known.createdAt(), "x", future, now));
        }
        BackupException refusal = assertThrows(
                BackupException.class, () -> BackupService.restore(sourceSettings, newer, RestoreMode.REPLACE));
        assertTrue(refusal.getMessage().contains("PostgreSQL schema has versions [9001]"), refusal.getMessage());
    }

    @Test
    void aRestoreThatFailsHalfWayLeavesNothing() throws IOException {
        Path unfit = directory.resolve("unfit.backup");
        TableStore lines = new LinesAsTable(
                PostgresTables.NAME,
                new TableColumns("installation", List.of("only_row", "id", "created_at")),
                "t\tnot-a-uuid\t2026-01-01 00:00:00+00\n");
        try (BackupWriter writer = new BackupWriter(unfit)) {
            StoreContent postgres = writer.write(lines, new TreeSet<>(List.of(1)));
            writer.finish(new BackupManifest(
                    BackupManifest.FORMAT,
                    report.manifest().createdAt(),
                    "x",
                    postgres,
                    new StoreContent(new TreeSet<>(List.of(1)), List.of(), postgres.sequences())));
        }
        BackupException failure = assertThrows(
                BackupException.class, () -> BackupService.restore(targetSettings, unfit, RestoreMode.INTO_EMPTY));

        assertTrue(failure.getMessage().contains("not-a-uuid"), failure.getMessage());
        assertTrue(target.postgresMigrator().isVacant());
        assertTrue(target.clickHouseMigrator().isVacant());
    }

    private static void assertRefused(String what, byte[] content) throws IOException {
        Path damaged = Files.write(directory.resolve("damaged.backup"), content);
        StoreSettings untouched = newSettings("untouched");
        BackupException refusal = assertThrows(
                BackupException.class, () -> BackupService.restore(untouched, damaged, RestoreMode.INTO_EMPTY), what);
        assertTrue(refusal.getMessage().startsWith(damaged + " is damaged: "), refusal.getMessage());
        assertFalse(Files.exists(untouched.dataDirectory().postgres().resolve("data")));
        try (Stream<Path> files = Files.list(untouched.dataDirectory().clickhouse())) {
            assertEquals(0, files.count());
        }
    }

    private static long rows(BackupReport of, String table) {
        return of.manifest().clickhouse().tables().stream()
                .filter(content -> content.table().equals(table))
                .mapToLong(TableContent::rows)
                .sum();
    }

    private static StoreSettings newSettings(String name) {
        DataDirectory target = DataDirectory.create(directory.resolve(name));
        return StoreSettings.embedded(SharedPrograms.link(target));
    }
}
