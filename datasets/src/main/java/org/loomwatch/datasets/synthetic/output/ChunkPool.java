package org.loomwatch.datasets.synthetic.output;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.economy.IndustryMix;
import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseStep;
import org.loomwatch.datasets.synthetic.enterprise.Population;
import org.loomwatch.datasets.synthetic.feeds.Delivery;
import org.loomwatch.datasets.synthetic.feeds.FeedWriters;
import org.loomwatch.datasets.synthetic.feeds.Outages;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.register.DisputeRows;
import org.loomwatch.datasets.synthetic.register.RegisterRows;

/**
 * Works chunks of slots on a few threads and hands their results over in order of the slots. At most two chunks per thread
 * wait to be written, whatever the number of enterprises.
 */
final class ChunkPool implements AutoCloseable {

    private static final int CHUNK = 2048;

    private final int size;
    private final int threads;
    private final Population population;
    private final ExecutorService executor;
    private final BlockingQueue<ChunkWorker> workers;
    private final Deque<ChunkMonth> free = new ArrayDeque<>();

    ChunkPool(DistrictRequest request, DistrictMap map, IndustryMix mix, Population population, int streets) {
        this.size = request.enterprises();
        this.threads = request.threads();
        this.population = population;
        executor = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "district");
            thread.setDaemon(true);
            return thread;
        });
        workers = new ArrayBlockingQueue<>(threads);
        int[] streetOfGrid = streetOfGrid(map);
        long seed = request.seed();
        for (int i = 0; i < threads; i++) {
            workers.add(new ChunkWorker(
                    new EnterpriseStep(population, mix, map, seed),
                    new FeedWriters(seed),
                    new Delivery(seed, request.dirt(), new Outages(seed, streets), streetOfGrid),
                    new RegisterRows(map, seed),
                    new DisputeRows(seed)));
        }
        for (int i = 0; i < 2 * threads; i++) {
            free.add(new ChunkMonth());
        }
    }

    void settle() {
        each((worker, from, to, chunk) -> worker.settle(from, to), chunk -> {});
    }

    void advance(MonthConditions conditions) {
        each((worker, from, to, chunk) -> worker.advance(from, to, conditions), chunk -> {});
    }

    void write(MonthConditions conditions, LocalDate asOf, Consumer<ChunkMonth> consumer) {
        each((worker, from, to, chunk) -> worker.write(from, to, conditions, asOf, chunk), consumer);
    }

    void register(int month, Consumer<ChunkMonth> consumer) {
        each((worker, from, to, chunk) -> worker.register(from, to, month, population, chunk), consumer);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private interface Work {
        void run(ChunkWorker worker, int from, int to, ChunkMonth chunk);
    }

    private void each(Work work, Consumer<ChunkMonth> consumer) {
        Deque<Future<ChunkMonth>> running = new ArrayDeque<>();
        for (int from = 0; from < size; from += CHUNK) {
            if (free.isEmpty()) {
                finish(running.removeFirst(), consumer);
            }
            int start = from;
            int end = Math.min(size, from + CHUNK);
            ChunkMonth chunk = free.removeFirst();
            running.addLast(executor.submit(() -> {
                ChunkWorker worker = workers.take();
                try {
                    work.run(worker, start, end, chunk);
                } finally {
                    workers.add(worker);
                }
                return chunk;
            }));
        }
        while (!running.isEmpty()) {
            finish(running.removeFirst(), consumer);
        }
    }

    private void finish(Future<ChunkMonth> future, Consumer<ChunkMonth> consumer) {
        try {
            ChunkMonth chunk = future.get();
            consumer.accept(chunk);
            free.addLast(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("generation was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("generation failed", e.getCause());
        }
    }

    private static int[] streetOfGrid(DistrictMap map) {
        List<String> streets = new ArrayList<>();
        int[] streetOfGrid = new int[map.grids().size()];
        map.areas().stream()
                .filter(area -> area.area().level() == org.loomwatch.domain.area.AreaLevel.STREET)
                .forEach(area -> streets.add(area.area().id()));
        for (int grid = 0; grid < streetOfGrid.length; grid++) {
            String community = map.grids().get(grid).area().parent().orElseThrow();
            streetOfGrid[grid] =
                    streets.indexOf(map.tree().get(community).parent().orElseThrow());
        }
        return streetOfGrid;
    }
}
