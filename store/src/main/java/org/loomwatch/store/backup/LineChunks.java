package org.loomwatch.store.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream of lines into streams of at most so many lines, one after the other and without holding any. */
final class LineChunks {

    private final BufferedInputStream lines;
    private final int linesPerChunk;

    LineChunks(InputStream lines, int linesPerChunk) {
        this.lines = new BufferedInputStream(lines, 1 << 16);
        this.linesPerChunk = linesPerChunk;
    }

    /** Whether anything is left; to be asked when the chunk before has been read to its end. */
    boolean hasNext() throws IOException {
        lines.mark(1);
        int octet = lines.read();
        lines.reset();
        return octet >= 0;
    }

    InputStream next() {
        return new Chunk();
    }

    private final class Chunk extends InputStream {

        private int linesLeft = linesPerChunk;

        @Override
        public int read() throws IOException {
            if (linesLeft == 0) {
                return -1;
            }
            int octet = lines.read();
            if (octet == '\n') {
                linesLeft--;
            }
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (linesLeft == 0) {
                return -1;
            }
            // The end of the chunk may lie inside of what is read at once: look before taking.
            lines.mark(length);
            int read = lines.read(buffer, offset, length);
            for (int i = 0; i < read; i++) {
                if (buffer[offset + i] == '\n' && --linesLeft == 0) {
                    lines.reset();
                    lines.skipNBytes(i + 1L);
                    return i + 1;
                }
            }
            return read;
        }
    }
}
