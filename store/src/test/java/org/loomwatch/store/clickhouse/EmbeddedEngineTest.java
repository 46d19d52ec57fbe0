package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.store.clickhouse.ClickHouseUnderTest.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;

/** How processes share one engine and what happens when one of them ends; each test uses real processes. */
class EmbeddedEngineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private StoreSettings settings;

    @BeforeEach
    void openDirectory() {
        settings = StoreSettings.embedded(DataDirectory.create(root));
    }

    @Test
    void keepsItsTablesAndEndsWithItsLastUser() throws Exception {
        ProcessHandle engine;
        try (ClickHouse one = ClickHouse.open(settings);
                ClickHouse other = ClickHouse.open(settings)) {
            assertTrue(one.isEmbedded());
            assertEquals(one.connection(), other.connection());
            engine = process();
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(EngineEndpoint.fileOf(settings.dataDirectory())));
            execute(one, "CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n");
            execute(other, "INSERT INTO kept VALUES (1)");
        }
        assertFalse(engine.isAlive());
        try (ClickHouse again = ClickHouse.open(settings)) {
            assertEquals(1, readKept(again));
        }
    }

    @Test
    void aSecondProcessSharesTheEngineAndKeepsItWhenTheFirstIsKilled() throws Exception {
        EngineUserProcess starter = EngineUserProcess.start(settings.dataDirectory());
        ProcessHandle engine = process();
        try (ClickHouse joined = ClickHouse.open(settings)) {
            assertEquals(engine, process());
            starter.kill();
            assertEquals(1, readKept(joined));
            assertTrue(engine.isAlive());

            // Whoever is left brings the engine back where it was.
            engine.destroyForcibly();
            await(() -> !engine.isAlive());
            assertEquals(1, readKept(joined));
            assertNotEquals(engine, process());
        }
        assertFalse(Files.exists(EngineEndpoint.fileOf(settings.dataDirectory())));
    }

    @Test
    void aKilledUserLeavesNoEngineBehind() throws Exception {
        EngineUserProcess user = EngineUserProcess.start(settings.dataDirectory());
        ProcessHandle engine = process();
        user.kill();
        await(() -> !engine.isAlive());
    }

    @Test
    void everythingKilledAtOnceIsRecoveredFrom() throws Exception {
        EngineUserProcess user = EngineUserProcess.start(settings.dataDirectory());
        ProcessHandle engine = process();
        engine.destroyForcibly();
        user.kill();
        await(() -> !engine.isAlive());
        try (ClickHouse clickHouse = ClickHouse.open(settings)) {
            assertEquals(1, readKept(clickHouse));
        }
    }

    /** The state that a kill leaves between noting an insert down and moving its part into place. */
    @Test
    void anInsertThatWasNotedButNotWrittenIsTakenWhenRepeated() throws Exception {
        try (ClickHouse clickHouse = ClickHouse.open(settings)) {
            execute(
                    clickHouse,
                    "CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n"
                            + " SETTINGS non_replicated_deduplication_window = 100");
            insertOnce(clickHouse, "first", 5);
            insertOnce(clickHouse, "second", 6);
        }
        try (var files = Files.walk(root.resolve("clickhouse"))) {
            DirectoryTree.delete(
                    files.filter(file -> file.endsWith("all_2_2_0")).findFirst().orElseThrow());
        }
        try (ClickHouse clickHouse = ClickHouse.open(settings)) {
            insertOnce(clickHouse, "first", 5);
            insertOnce(clickHouse, "second", 6);
            assertEquals(11, readKept(clickHouse));
        }
    }

    private static void insertOnce(ClickHouse clickHouse, String token, long n) {
        clickHouse.insertOnce(token, "INSERT INTO kept (n) VALUES (?)", insert -> {
            insert.setLong(1, n);
            insert.addBatch();
        });
    }

    private ProcessHandle process() throws IOException {
        return EngineEndpoint.find(EngineEndpoint.fileOf(settings.dataDirectory()))
                .flatMap(EngineEndpoint::findProcess)
                .orElseThrow();
    }

    private static long readKept(ClickHouse clickHouse) {
        return clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT sum(n) FROM kept")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(deadline), "waited in vain");
            Thread.sleep(50);
        }
    }
}
