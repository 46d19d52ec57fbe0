package org.loomwatch.store.clickhouse.engine;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A result that the library holds in its own memory until it is closed. */
final class EngineResult implements AutoCloseable {

    private final NativeClickHouse library;
    private final Pointer result;

    private EngineResult(NativeClickHouse library, Pointer result) {
        this.library = library;
        this.result = result;
    }

    /** Takes over what a call returned, or throws the error that it carries. */
    static EngineResult of(NativeClickHouse library, Pointer result) throws EngineException {
        @Nullable String error = library.chdb_result_error(result);
        if (error != null) {
            library.chdb_destroy_query_result(result);
            throw EngineException.of(error);
        }
        return new EngineResult(library, result);
    }

    Pointer pointer() {
        return result;
    }

    /** A view of the data, good until this is closed; a piece larger than 2 GB does not occur: blocks are bounded. */
    ByteBuffer data() {
        long length = library.chdb_result_length(result);
        @Nullable Pointer buffer = library.chdb_result_buffer(result);
        return buffer == null || length == 0 ? ByteBuffer.allocate(0) : buffer.getByteBuffer(0, length);
    }

    WriteSummary summary() {
        return new WriteSummary(library.chdb_result_rows_written(result), library.chdb_result_bytes_written(result));
    }

    @Override
    public void close() {
        library.chdb_destroy_query_result(result);
    }
}
