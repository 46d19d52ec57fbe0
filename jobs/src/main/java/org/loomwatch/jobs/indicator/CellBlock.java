package org.loomwatch.jobs.indicator;

import org.loomwatch.jobs.record.Bytes;

/**
 * What happened to cells, that is to one feed's part of one enterprise and month: either a record was added to it, with its
 * contributions to the feed's measures, or its records changed in another way and it must be counted anew.
 *
 * <p>An entry: enterprise index (int), month since 1970-01 (short), feed ordinal (byte), 1 if to be counted anew else 0
 * (byte); in the latter case as many longs follow as the feed has measures.
 *
 * @param target the subtask that owns the enterprises
 * @param size used bytes of {@code data}
 */
@SuppressWarnings("ArrayRecordComponent")
public record CellBlock(int target, byte[] data, int size) {

    public static final int HEAD = 8;

    public static int enterprise(byte[] data, int entry) {
        return Bytes.getInt(data, entry);
    }

    public static int month(byte[] data, int entry) {
        return Bytes.getShort(data, entry + 4);
    }

    public static int feed(byte[] data, int entry) {
        return data[entry + 6];
    }

    public static int length(byte[] data, int entry) {
        return isRecount(data, entry) ? HEAD : HEAD + Contributions.count(feed(data, entry)) * Long.BYTES;
    }

    public static boolean isRecount(byte[] data, int entry) {
        return data[entry + 7] != 0;
    }
}
