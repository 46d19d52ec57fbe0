package org.loomwatch.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;

class EmbeddedPostgresTest {

    @TempDir
    Path root;

    private StoreSettings settings;
    private PostgresPaths paths;
    private PostgresCluster cluster;

    @BeforeEach
    void settings() {
        settings = StoreSettings.embedded(SharedPrograms.link(DataDirectory.create(root.resolve("a data directory"))));
        paths = new PostgresPaths(settings.dataDirectory());
        cluster = new PostgresCluster(paths);
    }

    @AfterEach
    void deleteEverything() throws IOException {
        DirectoryTree.delete(root);
    }

    @Test
    void keepsDataFromOneStartToTheNext() throws Exception {
        try (Postgres postgres = Postgres.open(settings)) {
            assertEquals(PostgresBinaries.VERSION, postgres.version());
            assertTrue(postgres.isEmbedded());
            postgres.jdbi().useHandle(handle -> handle.execute("CREATE TABLE kept AS SELECT '织网' AS name"));
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(paths.endpoint()));
            assertThrows(SQLException.class, () -> DriverManager.getConnection(
                            postgres.connection().jdbcUrl(), "loomwatch", "guess")
                    .close());
            assertThrows(SQLException.class, () -> DriverManager.getConnection(
                            postgres.connection().jdbcUrl().replace("/loomwatch", "/postgres"), "postgres", "")
                    .close());
        }
        assertTrue(cluster.findRunning().isEmpty());
        assertFalse(Files.exists(paths.endpoint()));

        try (Postgres postgres = Postgres.open(settings)) {
            assertEquals("织网", readKept(postgres.jdbi()));
        }
    }

    @Test
    void openingsInOneProcessShareTheServer() throws Exception {
        try (Postgres first = Postgres.open(settings)) {
            try (Postgres second = Postgres.open(settings)) {
                assertEquals(first.connection(), second.connection());
            }
            assertEquals(PostgresBinaries.VERSION, first.version());
        }
        assertTrue(cluster.findRunning().isEmpty());
    }

    @Test
    void unpacksItsProgramsIntoTheDataDirectory() {
        DataDirectory bare = DataDirectory.create(root.resolve("bare"));
        try (Postgres postgres = Postgres.open(StoreSettings.embedded(bare))) {
            assertEquals(PostgresBinaries.VERSION, postgres.version());
            assertTrue(Files.isExecutable(
                    bare.postgres().resolve("server-" + PostgresBinaries.VERSION + "/bin/postgres")));
        }
    }

    @Test
    void refusesFilesOfAnotherMajorRelease() throws Exception {
        Postgres.open(settings).close();
        Files.writeString(paths.cluster().resolve("PG_VERSION"), "16\n");

        StoreException refusal = assertThrows(StoreException.class, () -> Postgres.open(settings));

        assertTrue(refusal.getMessage().contains("written by PostgreSQL 16"), refusal.getMessage());
    }

    @Test
    void anOutsideServerIsUsedByItsUrl() {
        try (Postgres outside = Postgres.open(settings)) {
            PostgresConnection there = outside.connection();
            String url = there.jdbcUrl()
                    .replace(
                            "jdbc:postgresql://",
                            "postgresql://loomwatch:" + there.password().orElseThrow() + "@");
            DataDirectory elsewhere = DataDirectory.create(root.resolve("elsewhere"));
            StoreSettings byUrl = new StoreSettings(elsewhere, Optional.empty(), Optional.of(url));
            try (Postgres postgres = Postgres.open(byUrl)) {
                assertFalse(postgres.isEmbedded());
                assertEquals(PostgresBinaries.VERSION, postgres.version());
                assertFalse(new PostgresCluster(new PostgresPaths(elsewhere)).exists());
            }
        }
    }

    @Test
    void anUnreachableServerIsNamedWithoutItsPassword() {
        StoreSettings nowhere = new StoreSettings(
                settings.dataDirectory(),
                Optional.empty(),
                Optional.of("postgresql://someone:secret@127.0.0.1:1/nothing"));

        StoreException failure = assertThrows(StoreException.class, () -> Postgres.open(nowhere));

        assertTrue(failure.getMessage().contains("127.0.0.1:1/nothing"), failure.getMessage());
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
    }

    private static String readKept(Jdbi jdbi) {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT name FROM kept").mapTo(String.class).one());
    }
}
