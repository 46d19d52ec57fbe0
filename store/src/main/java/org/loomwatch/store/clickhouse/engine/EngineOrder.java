package org.loomwatch.store.clickhouse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What an engine process is told to do; it comes by standard input, which nobody else can read.
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

    public void write(OutputStream output) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("library", library.toString());
        properties.setProperty("storage", storage.toString());
        properties.setProperty("endpointFile", endpointFile.toString());
        properties.setProperty("engineLock", engineLock.toString());
        properties.setProperty("usersLock", usersLock.toString());
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("password", password);
        properties.setProperty("memoryLimit", Long.toString(memoryLimit));
        properties.store(output, null);
    }

    static EngineOrder read(InputStream input) throws IOException {
        Properties properties = new Properties();
        properties.load(input);
        return new EngineOrder(
                Path.of(properties.getProperty("library")),
                Path.of(properties.getProperty("storage")),
                Path.of(properties.getProperty("endpointFile")),
                Path.of(properties.getProperty("engineLock")),
                Path.of(properties.getProperty("usersLock")),
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("password"),
                Long.parseLong(properties.getProperty("memoryLimit")));
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "EngineOrder[" + storage + ", port " + port + "]";
    }
}
