package org.loomwatch.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreSettings;

/** What happens to the embedded server when processes end without saying so; each test uses real processes. */
class PostgresCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private StoreSettings settings;
    private PostgresCluster cluster;

    @BeforeEach
    void openDirectory() {
        settings = StoreSettings.embedded(SharedPrograms.link(DataDirectory.create(root)));
        cluster = new PostgresCluster(new PostgresPaths(settings.dataDirectory()));
    }

    @AfterEach
    void deleteEverything() throws IOException {
        DirectoryTree.delete(root);
    }

    @Test
    void theServerStaysUntilItsLastUserLeaves() throws Exception {
        PostgresUserProcess starter = PostgresUserProcess.start(settings.dataDirectory());
        long server = serverPid();
        try (Postgres joined = Postgres.open(settings)) {
            starter.close();
            assertEquals(1, readKept(joined));
            assertEquals(server, serverPid());
        }
        assertTrue(cluster.findRunning().isEmpty());
    }

    @Test
    void aKilledUserLeavesNoServerBehind() throws Exception {
        PostgresUserProcess user = PostgresUserProcess.start(settings.dataDirectory());
        user.kill();
        await(() -> cluster.findRunning().isEmpty());
        try (Postgres postgres = Postgres.open(settings)) {
            assertEquals(1, readKept(postgres));
        }
    }

    @Test
    void everythingKilledAtOnceIsRecoveredFrom() throws Exception {
        PostgresUserProcess user = PostgresUserProcess.start(settings.dataDirectory());
        List<ProcessHandle> supervisors = findSupervisors();
        assertEquals(1, supervisors.size());
        ProcessHandle server = cluster.findRunning().orElseThrow();
        supervisors.get(0).destroyForcibly();
        server.destroyForcibly();
        user.kill();
        await(() -> !server.isAlive());
        // The number in the file that was left behind may meanwhile belong to anybody, even to us.
        Path pidFile = root.resolve("postgres/data/postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        try (Postgres postgres = Postgres.open(settings)) {
            assertEquals(1, readKept(postgres));
            assertEquals(1, findSupervisors().size());
        }
    }

    @Test
    void aKilledServerComesBackForItsUsers() throws Exception {
        try (Postgres postgres = Postgres.open(settings)) {
            postgres.jdbi().useHandle(handle -> handle.execute("CREATE TABLE kept AS SELECT 1 AS n"));
            long killed = serverPid();
            cluster.findRunning().orElseThrow().destroyForcibly();
            await(() -> cluster.findRunning().isPresent() && serverPid() != killed);
            await(() -> {
                try {
                    return readKept(postgres) == 1;
                } catch (JdbiException e) {
                    return false;
                }
            });
        }
        assertTrue(cluster.findRunning().isEmpty());
    }

    private long serverPid() throws IOException {
        return cluster.findRunning().orElseThrow().pid();
    }

    private static int readKept(Postgres postgres) {
        return postgres.jdbi().withHandle(handle -> handle.createQuery("SELECT n FROM kept")
                .mapTo(Integer.class)
                .one());
    }

    private List<ProcessHandle> findSupervisors() {
        String directory = settings.dataDirectory().root().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).stream()
                                .filter(argument -> argument.equals(PostgresSupervisor.class.getName())
                                        || argument.equals(directory))
                                .count()
                        == 2)
                .toList();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(deadline), "waited in vain");
            Thread.sleep(50);
        }
    }
}
