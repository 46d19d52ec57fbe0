package org.loomwatch.store.clickhouse.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.SecretFile;

/**
 * Where an engine listens, always on loopback; kept in a file that only its owner can read.
 *
 * @param processId of the engine
 * @param startedAt when that process started, milliseconds since 1970; tells it from a later one with the same id
 */
public record EngineEndpoint(int port, String password, long processId, long startedAt) {

    public static final String HOST = "127.0.0.1";
    public static final String USER = "loomwatch";

    /** The system reports process starts by a boot time that moves when the clock is set. */
    private static final long CLOCK_SLACK_MILLIS = 5_000;

    /** The file in which a data directory's engine says where it is. */
    public static Path fileOf(DataDirectory directory) {
        return directory.run().resolve("clickhouse.endpoint");
    }

    static EngineEndpoint ofThisProcess(int port, String password) {
        return new EngineEndpoint(port, password, ProcessHandle.current().pid(), startOf(ProcessHandle.current()));
    }

    /** The endpoint last written; empty if there is none or the file is not whole. */
    public static Optional<EngineEndpoint> find(Path file) throws IOException {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new EngineEndpoint(
                    Integer.parseInt(properties.getProperty("port", "")),
                    properties.getProperty("password", ""),
                    Long.parseLong(properties.getProperty("processId", "")),
                    Long.parseLong(properties.getProperty("startedAt", ""))));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("password", password);
        properties.setProperty("processId", Long.toString(processId));
        properties.setProperty("startedAt", Long.toString(startedAt));
        StringWriter text = new StringWriter();
        properties.store(text, "the running ClickHouse engine of this data directory");
        SecretFile.write(file, text.toString());
    }

    /** The engine process, if it is still that one. */
    public Optional<ProcessHandle> findProcess() {
        return ProcessHandle.of(processId)
                .filter(process -> process.isAlive() && Math.abs(startOf(process) - startedAt) < CLOCK_SLACK_MILLIS);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    @Override
    public String toString() {
        return HOST + ":" + port + " (process " + processId + ")";
    }
}
