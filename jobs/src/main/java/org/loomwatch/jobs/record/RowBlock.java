package org.loomwatch.jobs.record;

/**
 * Conformed feed rows of one file, packed into one byte array so that thousands of them travel as one stream element.
 *
 * <p>A row is a fixed head followed by the RowBinary form of its record ({@code record_id, uscc, month, reported_at} and the
 * feed's own columns), little endian: length of the whole row (int), feed ordinal (byte), 0 (byte), month as months since
 * 1970-01 (short), xxHash64 of the record_id (long), version (long), enterprise index (int), line in the file (int).
 *
 * @param target the resolving subtask the rows belong to
 * @param size used bytes of {@code data}
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowBlock(int target, String file, byte[] data, int size) {

    /** Bytes before the RowBinary part of a row. */
    public static final int HEAD = 32;

    public static int length(byte[] data, int row) {
        return Bytes.getInt(data, row);
    }

    public static int feed(byte[] data, int row) {
        return data[row + 4];
    }

    public static int month(byte[] data, int row) {
        return Bytes.getShort(data, row + 6);
    }

    public static long idHash(byte[] data, int row) {
        return Bytes.getLong(data, row + 8);
    }

    /** Orders the versions of one record: later reported_at first of all, then content. */
    public static long version(byte[] data, int row) {
        return Bytes.getLong(data, row + 16);
    }

    public static int enterprise(byte[] data, int row) {
        return Bytes.getInt(data, row + 24);
    }

    public static int line(byte[] data, int row) {
        return Bytes.getInt(data, row + 28);
    }
}
