package org.loomwatch.jobs.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;

/** The record_ids of one feed that are to be looked up: their hashes, and the ranges in which those of each month lie. */
public final class WantedIds {

    private static final int MOST_MONTHS = 1 << 11;

    private final @Nullable IdRange[] ranges = new IdRange[MOST_MONTHS];
    private long[] hashes = new long[1 << 10];
    private int size;

    /** Adds the id of a packed row. */
    void add(byte[] data, int row) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = RowBlock.idHash(data, row);
        int length = row + RowBlock.HEAD;
        int from = length + RecordLayout.varintSize(data, length);
        int to = from + RecordLayout.stringLength(data, length);
        int month = RowBlock.month(data, row);
        if (ranges[month] == null) {
            ranges[month] = IdRange.of(data, from, to);
        } else {
            ranges[month].add(data, from, to);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** xxHash64 of each id. */
    public long[] hashes() {
        return Arrays.copyOf(hashes, size);
    }

    /** Every id lies in one of these. */
    public List<IdRange> ranges() {
        return Arrays.stream(ranges).filter(Objects::nonNull).toList();
    }
}
