package org.loomwatch.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.Enterprises;
import org.loomwatch.jobs.clickhouse.PeerMonths;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.clickhouse.StoredCells;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.flink.FlinkCluster;
import org.loomwatch.jobs.flink.JobRunner;
import org.loomwatch.jobs.indicator.PeerGroups;
import org.loomwatch.jobs.indicator.PeerUpdater;
import org.loomwatch.jobs.master.MasterData;
import org.loomwatch.jobs.topic.TopicOffsets;
import org.loomwatch.jobs.topic.TopicSlice;
import org.loomwatch.jobs.topic.TopicWatch;
import org.loomwatch.jobs.topology.Counts;
import org.loomwatch.jobs.topology.IngestMemory;
import org.loomwatch.jobs.topology.IngestTopology;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * Takes feed files, master data and messages of topics into ClickHouse: records, quarantine, measures, indicators. Taking in the
 * same again, in any order and any number of runs, gives the same tables; an interrupted run is made good by the next one.
 */
public final class IngestService {

    private static final long DAY_MILLIS = 86_400_000L;

    private final ClickHouseConnection connection;
    private final JobRunner runner;

    /**
     * A service whose jobs run in this process.
     *
     * @param connection to a ClickHouse whose schema is up to date
     */
    public IngestService(ClickHouseConnection connection) {
        this(connection, Optional.empty());
    }

    /** @param cluster where the jobs run, which must reach ClickHouse and the files under the same names; none: in this process */
    public IngestService(ClickHouseConnection connection, Optional<FlinkCluster> cluster) {
        this.connection = connection;
        runner = new JobRunner(cluster);
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
                long bytes = totalBytes(files.feeds());
                counts = execute(
                        job(client, run, request.asOf(), unfinished),
                        (environment, topology) -> topology.addFiles(environment, files.feeds()),
                        told -> progress.advanced(count(told, Counts.RECORDS), count(told, Counts.BYTES), bytes));
                unfinished.forEach(log::mended);
            }
            IngestResult result =
                    result(run, counts, refused, master.taken(), master.rejected(), (System.nanoTime() - start) / 1e9);
            log.finish(result, startedAt, files.feeds().size());
            return result;
        }
    }

    /**
     * Takes in the messages that lie in the feeds' topics now and that no finished run has taken in. One run at a time.
     *
     * @param topics open for as long as the caller goes on looking
     * @return what came of it; empty if there is nothing new
     * @throws org.loomwatch.jobs.topic.TopicException if Kafka does not answer
     */
    public Optional<IngestResult> ingest(TopicWatch topics, Instant asOf, IngestProgress progress) {
        long start = System.nanoTime();
        Instant startedAt = Instant.now();
        try (BinaryClient client = new BinaryClient(connection)) {
            TopicOffsets offsets = new TopicOffsets(client);
            TopicSlice slice = topics.look(offsets);
            if (slice.isEmpty()) {
                return Optional.empty();
            }
            RunLog log = new RunLog(client);
            List<Long> unfinished = log.listUnfinished();
            long run = log.nextRun();
            log.begin(run, startedAt, 0);
            if (!unfinished.isEmpty()) {
                regroupPeers(client, run);
            }
            Map<String, Object> counts = execute(
                    job(client, run, asOf, unfinished),
                    (environment, topology) -> topology.addTopics(environment, slice),
                    told -> progress.advanced(
                            count(told, Counts.RECORDS), count(told, Counts.RECORDS), slice.messages()));
            unfinished.forEach(log::mended);
            offsets.write(slice, run);
            IngestResult result = result(run, counts, List.of(), 0, 0, (System.nanoTime() - start) / 1e9);
            log.finish(result, startedAt, 0);
            return Optional.of(result);
        }
    }

    private IngestRun job(BinaryClient client, long run, Instant asOf, List<Long> unfinished) {
        StoredCells stored = new StoredCells(client, EnterpriseIndex.of(List.of()));
        return new IngestRun(connection, run, asOf.toEpochMilli() + DAY_MILLIS, stored.listMonths(), unfinished);
    }

    private Map<String, Object> execute(
            IngestRun run,
            BiConsumer<StreamExecutionEnvironment, IngestTopology> source,
            java.util.function.Consumer<Map<String, Object>> listener) {
        IngestMemory memory = IngestMemory.ofHeap(Runtime.getRuntime().maxMemory());
        return runner.run(
                "loomwatch ingest into " + connection.location(),
                environment -> source.accept(environment, new IngestTopology(run, memory)),
                listener);
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

    private static long totalBytes(List<Path> files) {
        try {
            long total = 0;
            for (Path file : files) {
                total += Files.size(file);
            }
            return total;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IngestResult result(
            long run,
            Map<String, Object> counts,
            List<String> misnamed,
            long masterRows,
            long masterRejected,
            double seconds) {
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
                masterRows,
                masterRejected,
                count(counts, Counts.ENTERPRISES),
                count(counts, Counts.INDICATORS),
                seconds);
    }

    private static long count(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Long count ? count : 0;
    }
}
