package org.loomwatch.jobs.resolve;

import java.util.Arrays;

/** The least and the greatest of some record_ids, compared by their bytes as ClickHouse does. */
public final class IdRange {

    private byte[] least;
    private byte[] greatest;

    private IdRange(byte[] id) {
        least = id;
        greatest = id;
    }

    /** Of one id, which stands in {@code bytes[from, to)}. */
    static IdRange of(byte[] bytes, int from, int to) {
        return new IdRange(Arrays.copyOfRange(bytes, from, to));
    }

    void add(byte[] bytes, int from, int to) {
        if (Arrays.compareUnsigned(bytes, from, to, least, 0, least.length) < 0) {
            least = Arrays.copyOfRange(bytes, from, to);
        } else if (Arrays.compareUnsigned(bytes, from, to, greatest, 0, greatest.length) > 0) {
            greatest = Arrays.copyOfRange(bytes, from, to);
        }
    }

    public byte[] least() {
        return least.clone();
    }

    public byte[] greatest() {
        return greatest.clone();
    }
}
