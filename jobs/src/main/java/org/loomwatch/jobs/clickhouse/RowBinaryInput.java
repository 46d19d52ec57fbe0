package org.loomwatch.jobs.clickhouse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.domain.feed.FieldType;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.RecordLayout;

/** Reads RowBinary values one by one. The arrays it hands out are its own and last until the next call. */
public final class RowBinaryInput {

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private int offset;

    RowBinaryInput(InputStream in) {
        this.in = in;
    }

    /** Whether another row follows. */
    public boolean hasNext() throws IOException {
        return at < end || fill(1);
    }

    public int readByte() throws IOException {
        need(1);
        return buffer[at++];
    }

    /** A Date, in days since 1970. */
    public int readUnsignedShort() throws IOException {
        need(2);
        int value = Bytes.getShort(buffer, at) & 0xFFFF;
        at += 2;
        return value;
    }

    public int readInt() throws IOException {
        need(4);
        int value = Bytes.getInt(buffer, at);
        at += 4;
        return value;
    }

    public long readLong() throws IOException {
        need(8);
        long value = Bytes.getLong(buffer, at);
        at += 8;
        return value;
    }

    /** A Nullable(Float64); NaN for null. */
    public double readNullableDouble() throws IOException {
        return readByte() != 0 ? Double.NaN : Double.longBitsToDouble(readLong());
    }

    /** A number of variable length. */
    int readVarint() throws IOException {
        int value = 0;
        int shift = 0;
        int b;
        do {
            b = readByte();
            value |= (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }

    /** Positions {@link #buffer()} at a String's bytes and returns their number; {@link #offset()} is where they begin. */
    public int readStringBytes() throws IOException {
        int length = readVarint();
        need(length);
        at += length;
        offset = at - length;
        return length;
    }

    /** Fills the beginning of an array with what comes next. */
    void readFully(byte[] into, int length) throws IOException {
        int there = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, 0, there);
        at += there;
        if (in.readNBytes(into, there, length - there) < length - there) {
            throw new EOFException("the answer ends within a column");
        }
    }

    /** Reads a feed's own columns as {@link RecordLayout#readFields} does. */
    public void readFields(Feed feed, long[] values) throws IOException {
        List<FeedField> fields = feed.fields();
        for (int i = 0; i < fields.size(); i++) {
            FeedField field = fields.get(i);
            switch (field.type()) {
                case TEXT -> {
                    readStringBytes();
                    values[i] = RecordLayout.MISSING;
                }
                case ENUMERATION -> {
                    int length = readStringBytes();
                    values[i] = RecordLayout.wordOf(field.allowed(), buffer, offset, offset + length);
                }
                default -> values[i] = readByte() != 0 ? RecordLayout.MISSING : readNumber(field.type());
            }
        }
    }

    private long readNumber(FieldType type) throws IOException {
        return switch (type) {
            case DATE -> readInt();
            case SHARE -> RecordLayout.share(readLong());
            default -> readLong();
        };
    }

    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public String readString() throws IOException {
        int length = readStringBytes();
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }

    private void need(int bytes) throws IOException {
        if (end - at < bytes && !fill(bytes)) {
            throw new EOFException("the answer ends within a row");
        }
    }

    private boolean fill(int bytes) throws IOException {
        if (bytes > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(bytes, buffer.length * 2));
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        while (end < bytes) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }
}
