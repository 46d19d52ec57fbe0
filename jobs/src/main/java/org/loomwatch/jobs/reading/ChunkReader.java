package org.loomwatch.jobs.reading;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.record.Bytes;

/** Cuts a stream of text into chunks of whole rows in UTF-8 and counts its lines. */
final class ChunkReader implements Closeable {

    private static final int CHUNK_BYTES = 1 << 18;

    private final InputStream in;
    private final boolean quotes;
    private byte[] pending = new byte[0];
    private int line = 1;
    private boolean atEnd;

    /** @param quotes whether a line break inside quotes belongs to the row (CSV) */
    ChunkReader(InputStream in, Charset charset, boolean quotes) {
        this.in = charset.equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, charset);
        this.quotes = quotes;
    }

    /** One line, without its break and a byte order mark; null at the end. Only before the first {@link #next}. */
    @Nullable
    String readLine() throws IOException {
        fill(1);
        int end = 0;
        while (end < pending.length && pending[end] != '\n') {
            end++;
            if (end == pending.length && !atEnd) {
                fill(pending.length + 1);
            }
        }
        if (pending.length == 0) {
            return null;
        }
        String text = new String(pending, 0, end, StandardCharsets.UTF_8);
        pending = Arrays.copyOfRange(pending, Math.min(end + 1, pending.length), pending.length);
        line++;
        return text.replace("\uFEFF", "").replaceAll("\r$", "");
    }

    /** A piece of whole rows with the number of its first line; null at the end. */
    @Nullable
    Rows next() throws IOException {
        int wanted = CHUNK_BYTES;
        while (true) {
            fill(wanted);
            if (line == 1) {
                dropByteOrderMark();
            }
            if (pending.length == 0) {
                return null;
            }
            int end = atEnd ? pending.length : endOfWholeRows();
            if (end < 0 && pending.length > FileInspection.MOST_LINE_BYTES) {
                // An unpaired quote: stop looking for its partner and end the piece with a line.
                end = lastLineEnd();
            }
            if (end > 0) {
                Rows rows = new Rows(pending, end, line);
                line += count(pending, end);
                pending = Arrays.copyOfRange(pending, end, pending.length);
                return rows;
            }
            wanted += CHUNK_BYTES;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill(int wanted) throws IOException {
        if (atEnd || pending.length >= wanted) {
            return;
        }
        int had = pending.length;
        int room = Math.max(wanted, CHUNK_BYTES);
        pending = Arrays.copyOf(pending, room);
        int read = in.readNBytes(pending, had, room - had);
        if (had + read < room) {
            atEnd = true;
            pending = Arrays.copyOf(pending, had + read);
        }
    }

    private void dropByteOrderMark() {
        if (pending.length >= 3
                && pending[0] == (byte) 0xEF
                && pending[1] == (byte) 0xBB
                && pending[2] == (byte) 0xBF) {
            pending = Arrays.copyOfRange(pending, 3, pending.length);
        }
    }

    private int endOfWholeRows() {
        if (!quotes || Bytes.indexOf(pending, 0, pending.length, '"') == pending.length) {
            return lastLineEnd();
        }
        boolean quoted = false;
        int end = -1;
        for (int at = 0; at < pending.length; at++) {
            if (pending[at] == '"') {
                quoted = !quoted;
            } else if (pending[at] == '\n' && !quoted) {
                end = at + 1;
            }
        }
        return end;
    }

    private int lastLineEnd() {
        for (int at = pending.length - 1; at >= 0; at--) {
            if (pending[at] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private static int count(byte[] bytes, int size) {
        int lines = 0;
        for (int at = Bytes.indexOf(bytes, 0, size, '\n'); at < size; at = Bytes.indexOf(bytes, at + 1, size, '\n')) {
            lines++;
        }
        return lines;
    }

    /** @param size used bytes */
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(byte[] bytes, int size, int firstLine) {}

    /** Decodes another character set to UTF-8 as it is read. */
    private static final class Utf8Stream extends InputStream {

        private final BufferedReader reader;
        private final char[] chars = new char[1 << 14];
        private byte[] bytes = new byte[0];
        private int at;

        Utf8Stream(InputStream in, Charset charset) {
            reader = new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
        }

        @Override
        public int read() throws IOException {
            return refill() ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!refill()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, target, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        private boolean refill() throws IOException {
            if (at < bytes.length) {
                return true;
            }
            int read = reader.read(chars, 0, chars.length - 1);
            if (read < 0) {
                return false;
            }
            if (Character.isHighSurrogate(chars[read - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    chars[read++] = (char) low;
                }
            }
            bytes = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return bytes.length > 0;
        }
    }
}
