package org.loomwatch.store.clickhouse.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;

/**
 * What an engine process is told to do.
 *
 * @param library file of the ClickHouse library
 * @param storage directory of the tables
 * @param endpointFile written once the engine answers
 * @param engineLock held exclusively by the one engine process of the data directory
 * @param usersLock held shared by every process that uses the engine
 * @param port loopback port to listen on
 * @param password of the one user
 * @param memoryLimit bytes that ClickHouse may allocate
 */
public record EngineOrder(
        Path library,
        Path storage,
        Path endpointFile,
        Path engineLock,
        Path usersLock,
        int port,
        String password,
        long memoryLimit) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One line of JSON. */
    public String toLine() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static EngineOrder parse(String line) throws JsonProcessingException {
        return JSON.readValue(line, EngineOrder.class);
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "EngineOrder[" + storage + ", port " + port + "]";
    }
}
