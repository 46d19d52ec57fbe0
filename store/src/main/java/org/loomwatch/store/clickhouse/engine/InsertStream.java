package org.loomwatch.store.clickhouse.engine;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** An INSERT that takes its data as it comes; closed before it is finished, it is cancelled. */
final class InsertStream implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 17;

    private final NativeClickHouse library;
    private final Pointer stream;

    InsertStream(NativeClickHouse library, Pointer stream) {
        this.library = library;
        this.stream = stream;
    }

    /**
     * Feeds everything and commits.
     *
     * @throws IOException if the data breaks off; nothing more is written then
     */
    WriteSummary insert(InputStream data) throws EngineException, IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = data.readNBytes(chunk, 0, CHUNK_BYTES);
                length > 0;
                length = data.readNBytes(chunk, 0, CHUNK_BYTES)) {
            if (library.chdb_stream_append(stream, chunk, length) != 0) {
                // The reason comes with the result of finishing; a client that is still sending would not read it.
                data.transferTo(OutputStream.nullOutputStream());
                break;
            }
        }
        try (EngineResult result = EngineResult.of(library, library.chdb_stream_done(stream))) {
            @Nullable String error = library.chdb_stream_insert_error(stream);
            if (error != null) {
                throw EngineException.of(error);
            }
            return result.summary();
        }
    }

    @Override
    public void close() {
        library.chdb_destroy_insert_stream(stream);
    }
}
