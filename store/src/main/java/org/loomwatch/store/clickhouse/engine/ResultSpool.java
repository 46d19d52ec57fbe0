package org.loomwatch.store.clickhouse.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Results in formats that have a foot, such as Parquet: the library would keep the whole of them in memory. They are written to a
 * file first and handed on from there, so that their size does not matter.
 */
final class ResultSpool {

    private static final Set<String> FORMATS = Set.of("parquet", "orc", "arrow");
    private static final int PIECE_BYTES = 1 << 20;

    private final Path directory;

    ResultSpool(Path directory) {
        this.directory = directory;
    }

    static boolean takes(String format) {
        return FORMATS.contains(format.toLowerCase(Locale.ROOT));
    }

    /** @param sql a SELECT that names no format */
    void run(EngineSession session, String sql, String format, StatementRunner.Output output)
            throws EngineException, IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(UUID.randomUUID() + "." + format.toLowerCase(Locale.ROOT));
        try {
            // Not INSERT INTO FUNCTION file: this is allowed to those who may only read.
            session.execute(
                    sql + "\nINTO OUTFILE " + SqlText.quote(file.toString()) + " FORMAT " + SqlText.quoteName(format));
            try (FileChannel in = FileChannel.open(file)) {
                ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
                while (in.read(piece) >= 0) {
                    output.write(piece.flip());
                    piece.clear();
                }
            }
            output.end(WriteSummary.NOTHING);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
