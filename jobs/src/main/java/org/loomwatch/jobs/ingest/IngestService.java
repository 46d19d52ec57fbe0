package org.loomwatch.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.Enterprises;
import org.loomwatch.jobs.clickhouse.PeerMonths;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.clickhouse.StoredCells;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.indicator.PeerGroups;
import org.loomwatch.jobs.indicator.PeerUpdater;
import org.loomwatch.jobs.master.MasterData;
import org.loomwatch.jobs.topology.Counts;
import org.loomwatch.jobs.topology.IngestMemory;
import org.loomwatch.jobs.topology.IngestTopology;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * Takes feed files and master data into ClickHouse: records, quarantine, measures, indicators. Taking in the same again, in
 * any order and any number of runs, gives the same tables; an interrupted run is made good by the next one.
 */
public final class IngestService {

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long PROGRESS_MILLIS = 1000;

    private final ClickHouseConnection connection;

    /** @param connection to a ClickHouse whose schema is up to date */
    public IngestService(ClickHouseConnection connection) {
        this.connection = connection;
    }

    /**
     * Takes in everything found under the paths and returns when it shows in the tables. One run at a time.
     *
     * @throws UncheckedIOException if a path cannot be read
     * @throws org.loomwatch.store.StoreException if ClickHouse fails for longer than a restart takes
     */
    public IngestResult ingest(IngestRequest request, IngestProgress progress) {
        long start = System.nanoTime();
        Instant startedAt = Instant.now();
        IngestFiles files = find(request);
        try (BinaryClient client = new BinaryClient(connection)) {
            RunLog log = new RunLog(client);
            List<Long> unfinished = log.listUnfinished();
            long run = log.nextRun();
            log.begin(run, startedAt, files.feeds().size());
            MasterData master = new MasterData(client, run);
            master.load(files.areas(), files.terrain(), files.enterprises(), files.disputes());
            master.loadSchools(files.catchments(), files.schools());
            if (!files.enterprises().isEmpty() || !unfinished.isEmpty()) {
                regroupPeers(client, run);
            }
            List<String> refused = refuseMisnamed(files, client);
            Map<String, Object> counts = Map.of();
            if (!files.feeds().isEmpty()) {
                StoredCells stored = new StoredCells(client, EnterpriseIndex.of(List.of()));
                IngestRun job = new IngestRun(
                        connection, run, request.asOf().toEpochMilli() + DAY_MILLIS, stored.listMonths(), unfinished);
                counts = execute(job, files.feeds(), progress);
                unfinished.forEach(log::mended);
            }
            IngestResult result = result(run, counts, refused, master, (System.nanoTime() - start) / 1e9);
            log.finish(result, startedAt, files.feeds().size());
            return result;
        }
    }

    /** Enterprises that changed their industry or size are compared with others from now on, in every month. */
    private static void regroupPeers(BinaryClient client, long run) {
        List<Integer> outdated = PeerMonths.listOutdatedMonths(client);
        if (!outdated.isEmpty()) {
            EnterpriseIndex enterprises = Enterprises.index(client);
            PeerGroups groups = PeerMonths.readGroups(client, enterprises);
            PeerMonths months = new PeerMonths(client, enterprises, groups, IngestRun.firstVersion(run));
            PeerUpdater updater = new PeerUpdater(groups, months);
            outdated.forEach(updater::update);
        }
    }

    private static IngestFiles find(IngestRequest request) {
        try {
            return IngestFiles.find(request.paths());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> refuseMisnamed(IngestFiles files, BinaryClient client) {
        QuarantineWriter quarantine = new QuarantineWriter(client);
        List<String> refused = new ArrayList<>();
        for (Path file : files.misnamed()) {
            String name = file.getFileName().toString();
            quarantine.refuse(new QuarantineSource(name, "name:" + name, ""), Reason.FILE_NAME, Reason.FILE_NAME.en());
            refused.add(name + ": " + Reason.FILE_NAME.id());
        }
        quarantine.flush();
        return refused;
    }

    private static Map<String, Object> execute(IngestRun run, List<Path> files, IngestProgress progress) {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.object-reuse", "true");
        configuration.setString("restart-strategy.type", "none");
        configuration.setString("source.reader.close.timeout", "1000");
        configuration.setString("heartbeat.interval", String.valueOf(PROGRESS_MILLIS));
        for (String address : List.of("jobmanager.bind-host", "taskmanager.bind-host", "rest.bind-address")) {
            configuration.setString(address, "127.0.0.1");
        }
        configuration.setString("taskmanager.memory.network.min", "64mb");
        configuration.setString("taskmanager.memory.network.max", "64mb");
        int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        IngestMemory memory = IngestMemory.ofHeap(Runtime.getRuntime().maxMemory());
        new IngestTopology(run, memory).addFiles(environment, files);
        try {
            JobClient job = environment.executeAsync("ingest " + run.run());
            return await(job, totalBytes(files), progress).getAllAccumulatorResults();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ingest was interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException("ingest failed: " + rootMessage(e), e);
        }
    }

    private static JobExecutionResult await(JobClient job, long totalBytes, IngestProgress progress)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return job.getJobExecutionResult().get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tell(job, totalBytes, progress);
            }
        }
    }

    private static void tell(JobClient job, long totalBytes, IngestProgress progress) throws InterruptedException {
        try {
            Map<String, Object> counts = job.getAccumulators().get();
            progress.advanced(count(counts, Counts.RECORDS), count(counts, Counts.BYTES), totalBytes);
        } catch (ExecutionException | IllegalStateException e) {
            // The job ended in this moment; its result says how.
        }
    }

    private static long totalBytes(List<Path> files) throws IOException {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        return total;
    }

    private static IngestResult result(
            long run, Map<String, Object> counts, List<String> misnamed, MasterData master, double seconds) {
        Map<String, Long> quarantined = new TreeMap<>();
        counts.forEach((name, value) -> {
            if (name.startsWith(Counts.QUARANTINED)) {
                quarantined.put(name.substring(Counts.QUARANTINED.length()), (Long) value);
            }
        });
        List<String> refused = new ArrayList<>(misnamed);
        if (counts.get(Counts.REFUSED) instanceof List<?> names) {
            names.forEach(name -> refused.add((String) name));
        }
        return new IngestResult(
                run,
                count(counts, Counts.RECORDS),
                count(counts, Counts.ACCEPTED),
                count(counts, Counts.CORRECTED),
                count(counts, Counts.DUPLICATES),
                quarantined,
                refused,
                master.taken(),
                master.rejected(),
                count(counts, Counts.ENTERPRISES),
                count(counts, Counts.INDICATORS),
                seconds);
    }

    private static long count(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Long count ? count : 0;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
