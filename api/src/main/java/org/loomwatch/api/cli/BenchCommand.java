package org.loomwatch.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.loomwatch.api.access.AccessBenchmark;
import org.loomwatch.api.analyst.export.ExportBenchmark;
import org.loomwatch.api.emergency.EmergencyBenchmark;
import org.loomwatch.api.emergency.cap.CheckBenchmark;
import org.loomwatch.api.enterprise.SearchBenchmark;
import org.loomwatch.api.ingest.IngestBenchmark;
import org.loomwatch.api.labor.LaborBenchmark;
import org.loomwatch.api.overview.DashboardBenchmark;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.ticket.TicketBenchmark;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationBench;
import org.loomwatch.models.economy.bench.EconomyBenchmark;
import org.loomwatch.models.economy.bench.IndexBenchmark;
import org.loomwatch.models.schools.SchoolsBench;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.clickhouse.bench.EngineBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures one part of the product on this machine. */
@Command(
        name = "bench",
        description =
                "Measure one part of the product on this machine; docs/benchmarks.md holds figures to compare with.")
final class BenchCommand implements Callable<Integer> {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private static final int KILL_ROUNDS = 20;

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>();

    private static final Map<String, Integer> DISTRICT = Map.of("enterprises", 20_000, "months", 48);
    private static final Map<String, Integer> MONTH = Map.of("enterprises", 100_000, "history", 24, "generated", 24);

    /** The usual sizes of the benchmarks whose size can be chosen. */
    private static final Map<String, Map<String, Integer>> SIZES = Map.ofEntries(
            Map.entry("dashboards", Map.of("enterprises", 1_740_000, "months", 25, "users", 50, "seconds", 60)),
            Map.entry("economy", Map.of("series", 1_000)),
            Map.entry(
                    "economy-indices",
                    Map.of("districts", 3, "seed", 101, "enterprises", 2_000, "months", 93, "vintages", 36)),
            Map.entry("ingest", DISTRICT),
            Map.entry("trace", DISTRICT),
            Map.entry("ingest-month", MONTH),
            Map.entry("ingest-month-prepare", MONTH),
            Map.entry(
                    "tickets",
                    Map.of("tickets", 1_000_000, "officers", 200, "warmup", 120, "seconds", 60, "warnings", 10_000)),
            Map.entry("labor", Map.of("enterprises", 20_000, "months", 48, "city", 1_740_000, "history", 12)),
            Map.entry("emergency", Map.of("resources", 20_000, "units", 1_000, "officers", 50)),
            Map.entry("exports", Map.of("rows", 10_000_000)));

    static {
        BENCHMARKS.put("access", (directory, sizes) -> AccessBenchmark.run(directory));
        BENCHMARKS.put("alerts", (directory, sizes) -> CheckBenchmark.run());
        BENCHMARKS.put(
                "dashboards",
                (directory, sizes) -> DashboardBenchmark.run(
                        directory,
                        new DashboardBenchmark.Size(
                                sizes.get("enterprises"),
                                sizes.get("months"),
                                sizes.get("users"),
                                sizes.get("seconds"))));
        BENCHMARKS.put("economy", (directory, sizes) -> EconomyBenchmark.run(sizes.get("series"), THREADS, 1));
        BENCHMARKS.put(
                "economy-indices",
                (directory, sizes) -> IndexBenchmark.run(
                        directory,
                        new IndexBenchmark.Size(
                                sizes.get("seed"),
                                sizes.get("districts"),
                                sizes.get("enterprises"),
                                sizes.get("months"),
                                sizes.get("vintages")),
                        THREADS));
        BENCHMARKS.put(
                "emergency",
                (directory, sizes) -> EmergencyBenchmark.run(
                        directory, sizes.get("resources"), sizes.get("units"), sizes.get("officers")));
        BENCHMARKS.put(
                "engine", (directory, sizes) -> EngineBench.run(DataDirectory.create(directory), KILL_ROUNDS, 1));
        BENCHMARKS.put("exports", (directory, sizes) -> ExportBenchmark.run(directory, sizes.get("rows")));
        BENCHMARKS.put("generate", (directory, sizes) -> new GenerationBench().run(DistrictRequest.into(directory)));
        BENCHMARKS.put(
                "ingest",
                (directory, sizes) ->
                        IngestBenchmark.wholeHistory(directory, sizes.get("enterprises"), sizes.get("months")));
        BENCHMARKS.put(
                "ingest-month",
                (directory, sizes) -> IngestBenchmark.newMonth(
                        directory, sizes.get("enterprises"), sizes.get("history"), sizes.get("generated")));
        BENCHMARKS.put(
                "ingest-month-prepare",
                (directory, sizes) -> IngestBenchmark.prepareMonth(
                        directory, sizes.get("enterprises"), sizes.get("history"), sizes.get("generated")));
        BENCHMARKS.put(
                "trace",
                (directory, sizes) -> IngestBenchmark.traces(directory, sizes.get("enterprises"), sizes.get("months")));
        BENCHMARKS.put(
                "labor",
                (directory, sizes) -> LaborBenchmark.run(
                        directory,
                        sizes.get("enterprises"),
                        sizes.get("months"),
                        sizes.get("city"),
                        sizes.get("history")));
        BENCHMARKS.put("schools", (directory, sizes) -> SchoolsBench.run(directory));
        BENCHMARKS.put("search", (directory, sizes) -> SearchBenchmark.run(directory));
        BENCHMARKS.put(
                "tickets",
                (directory, sizes) -> TicketBenchmark.run(
                        directory,
                        new TicketBenchmark.Size(
                                sizes.get("tickets"),
                                sizes.get("officers"),
                                Duration.ofSeconds(sizes.get("warmup")),
                                Duration.ofSeconds(sizes.get("seconds")),
                                sizes.get("warnings"))));
    }

    @ParentCommand
    private Main main;

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String name;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "WHAT=NUMBER",
            description = {
                "Another size than the usual one; may be given several times.",
                "tickets: tickets=1000000, officers=200, warmup=120, seconds=60, warnings=10000;",
                "emergency: resources=20000, units=1000, officers=50;",
                "dashboards: enterprises=1740000, months=25, users=50, seconds=60;",
                "economy: series=1000;",
                "exports: rows=10000000;",
                "economy-indices: districts=3, seed=101 (of the first), enterprises=2000, months=93, vintages=36;",
                "ingest, trace: enterprises=20000, months=48;",
                "ingest-month, ingest-month-prepare: enterprises=100000, history=24, of which generated=24 and the rest copied."
            })
    private Map<String, Integer> asked = new TreeMap<>();

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Work there and leave everything: what takes long to prepare is prepared once.")
    private Path kept;

    /** Measures something, with a directory for its files. */
    @FunctionalInterface
    private interface Benchmark {
        Object run(Path directory, BenchSizes sizes) throws Exception;
    }

    /** For the help text. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return BENCHMARKS.keySet().iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            throw new BadInputException(
                    "there is no benchmark " + name + ", only " + String.join(", ", BENCHMARKS.keySet()));
        }
        BenchSizes sizes = new BenchSizes(asked, SIZES.getOrDefault(name, Map.of()));
        Path directory = kept == null
                ? Files.createTempDirectory("loomwatch-bench")
                : Files.createDirectories(kept.toAbsolutePath());
        try {
            Object figures = Progress.of(main.output())
                    .run("measuring " + name, () -> benchmark.run(directory, sizes), result -> "done");
            main.output().result(figures, indented(figures));
        } finally {
            if (kept == null) {
                delete(directory);
            }
        }
        return 0;
    }

    private static String indented(Object figures) throws JsonProcessingException {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
