package org.loomwatch.store.clickhouse.engine;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ClickHouse library of this process, open on one storage directory. */
final class Engine implements AutoCloseable {

    private final NativeClickHouse library;
    private final List<String> arguments;
    /** The library keeps its storage open only as long as it has a connection. */
    private final EngineSession anchor;

    private final String version;
    private final String timezone;

    private Engine(NativeClickHouse library, List<String> arguments) throws EngineException {
        this.library = library;
        this.arguments = arguments;
        this.anchor = new EngineSession(library, connect());
        this.version = anchor.queryValue("SELECT version()");
        this.timezone = anchor.queryValue("SELECT timezone()");
    }

    /**
     * Loads the library and opens the storage directory, which it creates if need be.
     *
     * @param memoryLimit bytes that ClickHouse may allocate in this process
     */
    static Engine open(Path library, Path storage, long memoryLimit) throws EngineException, IOException {
        int revoked = DeduplicationLog.mendAll(storage);
        if (revoked > 0) {
            System.err.println("forgot " + revoked + " inserts that were noted down but never written");
        }
        return new Engine(
                NativeClickHouse.load(library),
                List.of("clickhouse", "--path=" + storage, "--max_server_memory_usage=" + memoryLimit));
    }

    String version() {
        return version;
    }

    String timezone() {
        return timezone;
    }

    /**
     * A session with a server's defaults and nothing left over from anybody else; takes well under a millisecond.
     *
     * @param label marks the session's statements in {@code system.processes}
     */
    EngineSession openSession(String label) throws EngineException {
        EngineSession session = new EngineSession(library, connect());
        try {
            // Where the library differs from a server, follow the server.
            session.execute("SET implicit_select = 0, allow_introspection_functions = 0, log_comment = "
                    + SqlText.quote(label));
            return session;
        } catch (EngineException e) {
            session.close();
            throw e;
        }
    }

    /** Asks the statements of the session with that label to stop; they fail with QUERY_WAS_CANCELLED. */
    void cancel(String label) throws EngineException {
        try (EngineSession session = openSession("cancel")) {
            session.execute("KILL QUERY WHERE Settings['log_comment'] = " + SqlText.quote(label) + " ASYNC");
        }
    }

    private Pointer connect() throws EngineException {
        List<String> argv = new ArrayList<>(arguments);
        @Nullable Pointer connection = library.chdb_connect(argv.size(), argv.toArray(new String[0]));
        if (connection == null || connection.getPointer(0) == null) {
            throw EngineException.of("the ClickHouse library cannot open " + arguments);
        }
        return connection;
    }

    /** Closes the storage in order; every session must be closed before. */
    @Override
    public void close() {
        anchor.close();
        library.chdb_shutdown();
    }
}
