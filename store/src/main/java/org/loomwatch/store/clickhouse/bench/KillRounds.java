package org.loomwatch.store.clickhouse.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;

/**
 * Kills the embedded engine again and again, as {@code kill -9} does, while four writers insert and eight readers read,
 * and counts what became of every insert.
 */
final class KillRounds {

    private static final int WRITERS = 4;
    private static final int READERS = 8;
    private static final int ROWS_PER_INSERT = 500;
    private static final int LEAST_LOAD_MILLIS = 700;
    private static final int MORE_LOAD_MILLIS = 800;

    private final ClickHouse clickHouse;
    private final DataDirectory directory;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong inserts = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final List<Long> recoveries = new ArrayList<>();

    KillRounds(ClickHouse clickHouse, DataDirectory directory) {
        this.clickHouse = clickHouse;
        this.directory = directory;
    }

    /** @param seed of the moments at which the engine is killed */
    EngineBench.Durability run(int rounds, long seed) throws IOException, InterruptedException {
        execute("CREATE OR REPLACE TABLE kill_rounds (writer UInt32, insert UInt32, row UInt32) ENGINE = MergeTree"
                + " ORDER BY (writer, insert, row) SETTINGS non_replicated_deduplication_window = 10000");
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        List<Future<?>> workers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            workers.add(threads.submit(() -> write(number)));
        }
        for (int reader = 0; reader < READERS; reader++) {
            workers.add(threads.submit(this::readOn));
        }
        Random random = new Random(seed);
        try {
            for (int round = 0; round < rounds; round++) {
                Thread.sleep(LEAST_LOAD_MILLIS + random.nextInt(MORE_LOAD_MILLIS));
                recoveries.add(kill().toMillis());
            }
            Thread.sleep(LEAST_LOAD_MILLIS);
        } finally {
            ended.set(true);
            threads.shutdown();
        }
        await(workers);
        threads.awaitTermination(1, TimeUnit.MINUTES);
        return count(rounds);
    }

    /** Returns how long it took until a query got its answer again. */
    private Duration kill() throws IOException {
        EngineEndpoint endpoint =
                EngineEndpoint.find(EngineEndpoint.fileOf(directory)).orElseThrow();
        ProcessHandle engine = endpoint.findProcess().orElseThrow();
        long killed = System.nanoTime();
        engine.destroyForcibly();
        clickHouse.version();
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    private void write(int writer) {
        for (int insert = 0; !ended.get(); insert++) {
            int number = insert;
            boolean taken = false;
            // A failed insert is repeated with its token until it is acknowledged, as a caller would.
            while (!taken) {
                try {
                    clickHouse.insertOnce(
                            writer + "-" + number,
                            "INSERT INTO kill_rounds (writer, insert, row) VALUES (?, ?, ?)",
                            rows -> addRows(rows, writer, number));
                    taken = true;
                } catch (StoreException e) {
                    failures.incrementAndGet();
                }
            }
            inserts.incrementAndGet();
        }
    }

    private static void addRows(PreparedStatement rows, int writer, int insert) throws SQLException {
        for (int row = 0; row < ROWS_PER_INSERT; row++) {
            rows.setInt(1, writer);
            rows.setInt(2, insert);
            rows.setInt(3, row);
            rows.addBatch();
        }
    }

    private void readOn() {
        while (!ended.get()) {
            try {
                readLong("SELECT sum(row) FROM kill_rounds WHERE insert % 10 = 3");
                reads.incrementAndGet();
            } catch (StoreException e) {
                failures.incrementAndGet();
            }
        }
    }

    private EngineBench.Durability count(int rounds) {
        long acknowledged = inserts.get() * ROWS_PER_INSERT;
        long distinct = readLong("SELECT count() FROM (SELECT DISTINCT writer, insert, row FROM kill_rounds)");
        long present = readLong("SELECT count() FROM kill_rounds");
        execute("DROP TABLE kill_rounds");
        return new EngineBench.Durability(
                rounds,
                acknowledged,
                acknowledged - distinct,
                present - distinct,
                reads.get(),
                failures.get(),
                recoveries.stream().mapToLong(Long::longValue).max().orElse(0),
                recoveries.stream()
                        .sorted()
                        .skip(recoveries.size() / 2)
                        .findFirst()
                        .orElse(0L));
    }

    private static void await(List<Future<?>> workers) throws InterruptedException {
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw new StoreException("a writer or reader failed: " + e.getCause(), e);
            }
        }
    }

    private void execute(String sql) {
        clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private long readLong(String sql) {
        return clickHouse.read((Connection connection) -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
