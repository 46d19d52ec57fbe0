package org.loomwatch.store.clickhouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;

/** What the embedded ClickHouse engine of a data directory survives, and what reading a large result takes. */
public final class EngineBench {

    private static final long ROWS = 10_000_000;

    private EngineBench() {}

    /**
     * Everything that is measured.
     *
     * @param version of the engine
     * @param openMillis from nothing to the first connection
     */
    public record Report(String version, long openMillis, Reading reading, Durability durability) {}

    /**
     * Reading one large result.
     *
     * @param engineHeapLimitBytes heap that the engine process cannot exceed without ending
     * @param engineResidentBytes most memory that the engine process ever held, ClickHouse's own included; 0 where the
     *     system does not tell
     */
    public record Reading(long rows, long millis, long engineHeapLimitBytes, long engineResidentBytes) {}

    /**
     * The engine killed under load.
     *
     * @param acknowledgedRows of inserts that reported success
     * @param lostRows acknowledged and not in the table
     * @param doubledRows in the table more than once
     * @param failures inserts and reads that gave up and were begun anew by their callers
     * @param worstRecoveryMillis from a kill to the next answer
     * @param medianRecoveryMillis likewise
     */
    public record Durability(
            int rounds,
            long acknowledgedRows,
            long lostRows,
            long doubledRows,
            long reads,
            long failures,
            long worstRecoveryMillis,
            long medianRecoveryMillis) {}

    /**
     * Measures everything on the embedded engine of the directory.
     *
     * @param seed of the moments at which the engine is killed
     */
    public static Report run(DataDirectory directory, int rounds, long seed) {
        long start = System.nanoTime();
        try (ClickHouse clickHouse = ClickHouse.open(StoreSettings.embedded(directory))) {
            long openMillis = millisSince(start);
            Reading reading = read(clickHouse, directory, ROWS);
            return new Report(
                    clickHouse.version(), openMillis, reading, killRepeatedly(clickHouse, directory, rounds, seed));
        }
    }

    /** Reads a result of that many rows, one by one. */
    public static Reading read(ClickHouse clickHouse, DataDirectory directory, long rows) {
        long start = System.nanoTime();
        long sum = clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result =
                            statement.executeQuery("SELECT number, toString(number) FROM numbers(" + rows + ")")) {
                return sumOf(result);
            }
        });
        if (sum != rows * (rows - 1) / 2) {
            throw new StoreException("the result of " + rows + " rows has the sum " + sum);
        }
        return new Reading(rows, millisSince(start), ClickHouse.ENGINE_HEAP_BYTES, residentBytes(directory));
    }

    /** Kills the engine that many times under load. */
    public static Durability killRepeatedly(ClickHouse clickHouse, DataDirectory directory, int rounds, long seed) {
        try {
            return new KillRounds(clickHouse, directory).run(rounds, seed);
        } catch (IOException e) {
            throw new StoreException("cannot find the engine of " + directory.root() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted", e);
        }
    }

    private static long sumOf(ResultSet result) throws SQLException {
        long sum = 0;
        while (result.next()) {
            sum += result.getLong(1);
        }
        return sum;
    }

    private static long residentBytes(DataDirectory directory) {
        try {
            Optional<EngineEndpoint> endpoint = EngineEndpoint.find(EngineEndpoint.fileOf(directory));
            Path status =
                    Path.of("/proc", endpoint.map(EngineEndpoint::processId).orElse(0L) + "", "status");
            if (!Files.exists(status)) {
                return 0;
            }
            try (Stream<String> lines = Files.lines(status)) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(0L);
            }
        } catch (IOException e) {
            throw new StoreException("cannot read the memory of the engine: " + e, e);
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
