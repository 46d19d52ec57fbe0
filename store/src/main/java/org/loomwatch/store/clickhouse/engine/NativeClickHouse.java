package org.loomwatch.store.clickhouse.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The C interface of libchdb, as far as the engine needs it; names and order of arguments are the library's. */
interface NativeClickHouse extends Library {

    /** @throws UnsatisfiedLinkError if the file is no such library or the platform cannot load it */
    static NativeClickHouse load(Path library) {
        NativeClickHouse loaded = Native.load(
                library.toString(), NativeClickHouse.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        // Without this the first connect takes over SIGSEGV, which the JVM needs for its implicit null checks.
        loaded.chdb_set_signal_handlers_enabled(0);
        return loaded;
    }

    void chdb_set_signal_handlers_enabled(int enabled);

    /** Returns a pointer to the connection, or null if an argument is not accepted. */
    @Nullable
    Pointer chdb_connect(int argc, String[] argv);

    void chdb_close_conn(Pointer pointerToConnection);

    Pointer chdb_query_n(Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    Pointer chdb_stream_query_n(Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    Pointer chdb_stream_fetch_result(Pointer connection, Pointer stream);

    void chdb_stream_cancel_query(Pointer connection, Pointer stream);

    void chdb_destroy_query_result(Pointer result);

    Pointer chdb_stream_insert_n(Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    /** Returns 0 if the data was taken. */
    int chdb_stream_append(Pointer stream, byte[] data, long length);

    Pointer chdb_stream_done(Pointer stream);

    @Nullable
    String chdb_stream_insert_error(Pointer stream);

    /** Cancels the insert first unless it is done. */
    void chdb_destroy_insert_stream(Pointer stream);

    @Nullable
    Pointer chdb_result_buffer(Pointer result);

    long chdb_result_length(Pointer result);

    long chdb_result_rows_written(Pointer result);

    long chdb_result_bytes_written(Pointer result);

    @Nullable
    String chdb_result_error(Pointer result);

    int chdb_classify_query_n(
            Pointer connection,
            byte[] query,
            long queryLength,
            @Nullable Pointer targetDatabase,
            long targetDatabaseLength,
            Pointer analysis);

    int chdb_shutdown();
}
