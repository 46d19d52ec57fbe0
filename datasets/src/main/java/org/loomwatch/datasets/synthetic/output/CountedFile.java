package org.loomwatch.datasets.synthetic.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;

/** A CSV file being written: header first, then buffers of whole rows. */
final class CountedFile implements Closeable {

    private final Path path;
    private final FileChannel channel;
    private long rows;

    CountedFile(Path path, String header) {
        this.path = path;
        try {
            Files.createDirectories(path.getParent());
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
        write(new RowBuffer().text(header).put('\n'), 0);
    }

    Path path() {
        return path;
    }

    /** Rows so far, the header apart. */
    long rows() {
        return rows;
    }

    void write(RowBuffer buffer, long rowsInBuffer) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer.bytes(), 0, buffer.length());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
        rows += rowsInBuffer;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + path, e);
        }
    }
}
