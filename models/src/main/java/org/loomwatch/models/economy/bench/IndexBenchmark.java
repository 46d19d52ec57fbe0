package org.loomwatch.models.economy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.loomwatch.models.economy.index.IndexEngine;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.index.IndexRun;

/**
 * How good the indices of generated districts are, in pseudo-real time, by the truth that the districts hide: one district
 * a seed, all judged alike, and what they come to together.
 */
public final class IndexBenchmark {

    private static final double NANOS = 1e9;

    private IndexBenchmark() {}

    /**
     * What is run.
     *
     * @param firstSeed seed of the first district; the others follow by one
     * @param months of feeds; the last {@code vintages} of them are looked back on
     */
    public record Size(long firstSeed, int districts, int enterprises, int months, int vintages) {}

    /** What was seen: indices over all districts, and every district by itself. */
    public record Figures(Size size, List<IndexSummary> indices, List<IndexVerdict> districts, double seconds) {}

    /**
     * Runs all districts, as many at a time as there are threads.
     *
     * @param directory for the districts' files, each deleted once its district is read
     */
    public static Figures run(Path directory, Size size, int threads) throws InterruptedException {
        long began = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<IndexVerdict>>> running = new ArrayList<>();
            for (int i = 0; i < size.districts(); i++) {
                long seed = size.firstSeed() + i;
                running.add(pool.submit(() -> judge(directory.resolve("seed-" + seed), size, seed)));
            }
            List<IndexVerdict> verdicts = new ArrayList<>();
            for (Future<List<IndexVerdict>> one : running) {
                verdicts.addAll(one.get());
            }
            return new Figures(size, IndexSummary.of(verdicts), verdicts, (System.nanoTime() - began) / NANOS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a district failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<IndexVerdict> judge(Path directory, Size size, long seed) {
        SyntheticDistrict district = SyntheticDistrict.generate(directory, size.enterprises(), size.months(), seed);
        delete(directory);
        IndexRun run = new IndexEngine(district.panel(), IndexEngine.StoredModels.NONE).runDistrict(size.vintages());
        return Stream.of(IndexKind.values())
                .map(kind -> IndexVerdict.of(seed, kind, run, district))
                .toList();
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
