package org.loomwatch.store.clickhouse.engine;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection of the library; runs one statement at a time, on one thread at a time. */
final class EngineSession implements AutoCloseable {

    /** Layout of chdb_query_analysis_v1: four unsigned 32-bit fields, its own size first. */
    private static final int ANALYSIS_BYTES = 16;

    private static final int STATEMENT_COUNT_OFFSET = 4;

    private final NativeClickHouse library;
    private final Pointer handle;
    private final Pointer connection;

    EngineSession(NativeClickHouse library, Pointer handle) {
        this.library = library;
        this.handle = handle;
        this.connection = handle.getPointer(0);
    }

    /** Runs a statement whose result does not matter. */
    void execute(String sql) throws EngineException {
        query(sql, "Null").close();
    }

    /** The one value of a query, as text. */
    String queryValue(String sql) throws EngineException {
        try (EngineResult result = query(sql, "TabSeparatedRaw")) {
            return StandardCharsets.UTF_8.decode(result.data()).toString().strip();
        }
    }

    /** Runs any statement and keeps its whole result in native memory. */
    EngineResult query(String sql, String format) throws EngineException {
        byte[] sqlBytes = bytes(sql);
        requireSingleStatement(sqlBytes);
        byte[] formatBytes = bytes(format);
        return EngineResult.of(
                library, library.chdb_query_n(connection, sqlBytes, sqlBytes.length, formatBytes, formatBytes.length));
    }

    /** Starts a SELECT whose result is fetched piece by piece. */
    ResultStream stream(String sql, String format) throws EngineException {
        byte[] sqlBytes = bytes(sql);
        byte[] formatBytes = bytes(format);
        EngineResult stream = EngineResult.of(
                library,
                library.chdb_stream_query_n(connection, sqlBytes, sqlBytes.length, formatBytes, formatBytes.length));
        return new ResultStream(stream);
    }

    /**
     * Starts an INSERT whose data follows.
     *
     * @param sql the statement up to, and without, VALUES or FORMAT
     */
    InsertStream insert(String sql, String format) throws EngineException {
        byte[] sqlBytes = bytes(sql);
        byte[] formatBytes = bytes(format);
        Pointer stream =
                library.chdb_stream_insert_n(connection, sqlBytes, sqlBytes.length, formatBytes, formatBytes.length);
        @Nullable String error = library.chdb_stream_insert_error(stream);
        if (error != null) {
            library.chdb_destroy_insert_stream(stream);
            throw EngineException.of(error);
        }
        return new InsertStream(library, stream);
    }

    /** The library would run a whole script where the server's HTTP interface takes one statement. */
    private void requireSingleStatement(byte[] sql) throws EngineException {
        try (Memory analysis = new Memory(ANALYSIS_BYTES)) {
            analysis.setInt(0, ANALYSIS_BYTES);
            library.chdb_classify_query_n(connection, sql, sql.length, null, 0, analysis);
            if (analysis.getInt(STATEMENT_COUNT_OFFSET) > 1) {
                throw EngineException.of(
                        EngineException.SYNTAX_ERROR,
                        "SYNTAX_ERROR",
                        "Syntax error (Multi-statements are not allowed)");
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        library.chdb_close_conn(handle);
    }

    /** Pieces of a result, each valid until the next is asked for. */
    final class ResultStream implements AutoCloseable {

        private final EngineResult stream;
        private @Nullable EngineResult piece;
        private boolean ended;

        private ResultStream(EngineResult stream) {
            this.stream = stream;
        }

        /** The next piece, in native memory; empty at the end. */
        ByteBuffer next() throws EngineException {
            releasePiece();
            EngineResult fetched;
            try {
                fetched = EngineResult.of(library, library.chdb_stream_fetch_result(connection, stream.pointer()));
            } catch (EngineException e) {
                ended = true;
                throw e;
            }
            piece = fetched;
            ByteBuffer data = fetched.data();
            ended = !data.hasRemaining();
            return data;
        }

        private void releasePiece() {
            if (piece != null) {
                piece.close();
                piece = null;
            }
        }

        @Override
        public void close() {
            releasePiece();
            if (!ended) {
                library.chdb_stream_cancel_query(connection, stream.pointer());
            }
            stream.close();
        }
    }
}
