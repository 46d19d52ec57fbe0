package org.loomwatch.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.jobs.testing.FlinkProcesses;
import org.loomwatch.jobs.testing.IngestTables;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/**
 * An ingest killed at random moments leaves what an undisturbed one does: its process, and a TaskManager of the cluster it runs on.
 * {@code -Dingest.kill.rounds=20} kills more often, {@code -Dingest.kill.enterprises} takes more data.
 */
class IngestKillTest {

    private static final int ROUNDS = Integer.getInteger("ingest.kill.rounds", 1);
    private static final int ENTERPRISES = Integer.getInteger("ingest.kill.enterprises", 100);
    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private static Path directory;

    private static ClickHouse clickHouse;
    private static IngestTables tables;
    private static IngestRequest request;
    private static List<String> undisturbed;
    private static long records;
    /** How long an undisturbed run took. */
    private static int millis;

    @BeforeAll
    static void runUndisturbed() {
        Path files = directory.resolve("files");
        new DistrictGenerator()
                .generate(
                        new DistrictRequest(files, ENTERPRISES, 4, 11, 0.03, YearMonth.of(2026, 9), 1),
                        GenerationProgress.SILENT);
        clickHouse = ClickHouse.open(StoreSettings.embedded(DataDirectory.create(directory.resolve("data"))));
        new ClickHouseMigrator(clickHouse.dataSource()).migrate();
        tables = new IngestTables(clickHouse);
        request = new IngestRequest(List.of(files), AS_OF);
        IngestResult result = new IngestService(clickHouse.connection()).ingest(request, IngestProgress.SILENT);
        records = result.records();
        millis = (int) (1000 * result.seconds());
        undisturbed = contents();
    }

    @AfterAll
    static void close() {
        clickHouse.close();
    }

    @BeforeEach
    void empty() {
        tables.emptyAllBut();
    }

    @Test
    void killedProcessesLeaveTheTablesOfAnUndisturbedOne() throws Exception {
        Random random = new Random(3);
        int cutOff = 0;
        for (int round = 0; round < ROUNDS || cutOff == 0; round++) {
            Process process = IngestProcess.start(directory.resolve("data"), directory.resolve("files"));
            cutOff += kill(process, random.nextInt(millis)) ? 1 : 0;
        }
        new IngestService(clickHouse.connection()).ingest(request, IngestProgress.SILENT);
        assertEquals(undisturbed, contents(), cutOff + " of " + ROUNDS + " runs were cut off");
        System.out.println("processes killed under way: " + cutOff);
    }

    @Test
    void aClusterThatLosesTaskManagersFinishesTheJob() throws Exception {
        Random random = new Random(4);
        try (FlinkProcesses cluster = FlinkProcesses.start(directory, 2)) {
            IngestService service = new IngestService(clickHouse.connection(), Optional.of(cluster.address()));
            int underWay = 0;
            for (int round = 0; round < ROUNDS; round++) {
                tables.emptyAllBut();
                CompletableFuture<IngestResult> run =
                        CompletableFuture.supplyAsync(() -> service.ingest(request, IngestProgress.SILENT));
                underWay += endsWithin(run, 500 + random.nextInt(millis)) ? 0 : 1;
                cluster.killTaskManager(round % 2);
                cluster.addTaskManager();
                IngestResult result = run.get();
                assertEquals(undisturbed, contents(), "round " + round);
                assertEquals(records, result.records());
                assertEquals(
                        records,
                        result.accepted()
                                + result.corrected()
                                + result.duplicates()
                                + result.quarantined().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                        result::toString);
            }
            assertTrue(underWay > 0, "every run had ended before its TaskManager was killed");
            System.out.println("TaskManagers killed under way: " + underWay);
        }
    }

    private static boolean endsWithin(CompletableFuture<?> run, int millis)
            throws InterruptedException, ExecutionException {
        try {
            run.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Lets the run go for a while and kills it; false if it had ended by itself. */
    private static boolean kill(Process process, int afterMillis) throws Exception {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("running", lines.readLine());
            boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return !ended;
        }
    }

    private static List<String> contents() {
        List<String> contents = tables.contents();
        contents.addAll(tables.list("SELECT concat('quarantine ', toString(count()), ' ',"
                + " toString(sum(cityHash64(toString(tuple(* EXCEPT (ingested_at))))))) FROM quarantine FINAL"));
        return contents;
    }
}
