package org.loomwatch.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.jobs.flink.JobRunner;
import org.loomwatch.jobs.testing.FlinkProcesses;
import org.loomwatch.jobs.testing.IngestTables;
import org.loomwatch.jobs.topology.Counts;
import org.loomwatch.jobs.topology.IngestMemory;
import org.loomwatch.jobs.topology.IngestTopology;
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
    private static FlinkProcesses cluster;
    private static IngestTables tables;
    private static IngestRequest request;
    private static List<String> undisturbed;
    private static long records;
    /** How long an undisturbed run took. */
    private static int millis;

    @BeforeAll
    static void runUndisturbed() throws Exception {
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
        cluster = FlinkProcesses.start(directory, 2);
    }

    @AfterAll
    static void close() {
        cluster.close();
        clickHouse.close();
    }

    @BeforeEach
    void empty() {
        tables.emptyAllBut();
    }

    @Test
    void killedProcessesLeaveTheTablesOfAnUndisturbedOne() throws Exception {
        Random random = new Random(3);
        int longest = millis;
        int cutOff = 0;
        while (cutOff < ROUNDS) {
            tables.emptyAllBut();
            // Every other time the run that makes it good is killed as well.
            for (int kills = 1 + cutOff % 2; kills > 0; kills--) {
                Process process = IngestProcess.start(directory.resolve("data"), directory.resolve("files"));
                long start = System.nanoTime();
                if (kill(process, random.nextInt(longest))) {
                    cutOff++;
                } else {
                    longest = (int) Math.max(1, (System.nanoTime() - start) / 1_000_000);
                }
            }
            new IngestService(clickHouse.connection()).ingest(request, IngestProgress.SILENT);
            assertEquals(undisturbed, contents(), "after kill " + cutOff);
        }
        System.out.println("processes killed under way: " + cutOff);
    }

    @Test
    void aClusterThatLosesTaskManagersFinishesTheJob() throws Exception {
        Random random = new Random(4);
        IngestService service = new IngestService(clickHouse.connection(), Optional.of(cluster.address()));
        int longest = millis;
        int underWay = 0;
        for (int round = 0; underWay < ROUNDS; round++) {
            tables.emptyAllBut();
            long start = System.nanoTime();
            CompletableFuture<IngestResult> run =
                    CompletableFuture.supplyAsync(() -> service.ingest(request, IngestProgress.SILENT));
            if (endsWithin(run, 500 + random.nextInt(longest))) {
                longest = (int) ((System.nanoTime() - start) / 1_000_000);
                continue;
            }
            underWay++;
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
        System.out.println("TaskManagers killed under way: " + underWay);
    }

    /** The last file is a pipe that nobody writes to, so that checkpoints complete while all others have been read. */
    @Test
    void aJobGoesOnFromItsLastCheckpointWithoutReadingAgain() throws Exception {
        Path copy = directory.resolve("copy");
        List<Path> files = copyFeeds(copy);
        Path last = files.get(files.size() - 1);
        byte[] text = Files.readAllBytes(last);
        long lastRows = Files.readAllLines(last).size() - 1L;
        Files.delete(last);
        assertEquals(0, new ProcessBuilder("mkfifo", last.toString()).start().waitFor());
        new IngestService(clickHouse.connection())
                .ingest(new IngestRequest(List.of(directory.resolve("files/master")), AS_OF), IngestProgress.SILENT);
        long latest = AS_OF.plusSeconds(86_400).toEpochMilli();
        IngestRun run = new IngestRun(clickHouse.connection(), 2, latest, Map.of(), List.of());
        AtomicLong read = new AtomicLong();
        CompletableFuture<Map<String, Object>> job = CompletableFuture.supplyAsync(
                () -> new JobRunner(Optional.of(cluster.address()), Duration.ofMillis(200))
                        .run(
                                "goes on",
                                environment -> new IngestTopology(run, IngestMemory.ofHeap(256L << 20))
                                        .addFiles(environment, files),
                                counts -> read.set((Long) counts.getOrDefault(Counts.RECORDS, 0L))));
        await(job, () -> read.get() == records - lastRows);
        long completed = cluster.completedCheckpoints();
        await(job, () -> cluster.completedCheckpoints() > completed + 1);
        for (Path file : files) {
            Files.delete(file);
        }
        Files.write(last, text);
        cluster.killTaskManager(0);
        cluster.addTaskManager();
        Map<String, Object> counts = job.get();
        assertEquals(records - lastRows, counts.get(Counts.RESUMED));
        assertEquals(records, counts.get(Counts.RECORDS));
        assertEquals(undisturbed, contents());
    }

    private static List<Path> copyFeeds(Path copy) throws IOException {
        Files.createDirectories(copy);
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("files/feeds"))) {
            for (Path file : files.sorted().toList()) {
                copies.add(Files.copy(file, copy.resolve(file.getFileName())));
            }
        }
        return copies;
    }

    private static void await(CompletableFuture<?> job, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            assertFalse(job.isDone(), "the job has ended too early");
            Thread.sleep(50);
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
