package org.loomwatch.store.clickhouse.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
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

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static EngineEndpoint ofThisProcess(int port, String password) {
        return new EngineEndpoint(port, password, ProcessHandle.current().pid(), startOf(ProcessHandle.current()));
    }

    /** The endpoint last written; empty if there is none or the file is not whole. */
    public static Optional<EngineEndpoint> find(Path file) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), EngineEndpoint.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        SecretFile.write(file, JSON.writeValueAsString(this));
    }

    /** The engine process, if it is still that one. */
    public Optional<ProcessHandle> findProcess() {
        return ProcessHandle.of(processId)
                .filter(process -> process.isAlive() && Math.abs(startOf(process) - startedAt) < CLOCK_SLACK_MILLIS);
    }

    private static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    @Override
    public String toString() {
        return HOST + ":" + port + " (process " + processId + ")";
    }
}
