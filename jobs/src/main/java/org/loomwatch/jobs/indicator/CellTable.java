package org.loomwatch.jobs.indicator;

import static org.loomwatch.jobs.record.RecordLayout.MISSING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.jobs.record.Bytes;

/**
 * What changed since the last flush, by enterprise and month: the sums of added records, and which feeds must be counted anew.
 * About 190 bytes an entry.
 */
final class CellTable {

    static final int MONTH_BITS = 11;

    private static final int MEASURES = Measure.values().length;
    private static final int PAGE = 1 << 12;
    /** Enterprises whose entries of a month are found through one array. */
    private static final int INDEXED = 1 << 8;

    private final int first;
    private final int enterprises;
    /** By month, then by enterprise: one more than its entry. Cells come in this order, so that neighbours are near in memory. */
    private final int[][][] index = new int[1 << MONTH_BITS][][];

    private long[] keys = new long[1 << 10];
    private final List<long[]> pages = new ArrayList<>();
    private byte[] added = new byte[1 << 10];
    private byte[] recounted = new byte[1 << 10];
    private int size;

    /** For {@code enterprises} enterprises from number {@code first} on. */
    CellTable(int first, int enterprises) {
        this.first = first;
        this.enterprises = enterprises;
    }

    int size() {
        return size;
    }

    static long key(int enterprise, int month) {
        return ((long) enterprise << MONTH_BITS) | month;
    }

    static int enterprise(long key) {
        return (int) (key >>> MONTH_BITS);
    }

    static int month(long key) {
        return (int) key & ((1 << MONTH_BITS) - 1);
    }

    /** Adds a record's contributions, given as longs at {@code from} of {@code data}. */
    void add(int entry, int feed, byte[] data, int from) {
        added[entry] |= (byte) (1 << feed);
        int first = Contributions.first(feed);
        for (int i = 0; i < Contributions.count(feed); i++) {
            combine(entry, first + i, Bytes.getLong(data, from + i * Long.BYTES));
        }
    }

    void combine(int entry, int measure, long contribution) {
        long[] page = pages.get(entry / PAGE);
        int at = entry % PAGE * MEASURES + measure;
        page[at] = Contributions.combine(measure, page[at], contribution);
    }

    /** Marks a feed's part to be counted anew from the stored records; what was added does not count then. */
    void recount(int entry, int feed) {
        recounted[entry] |= (byte) (1 << feed);
    }

    boolean isRecounted(int entry, int feed) {
        return ((recounted[entry] >> feed) & 1) != 0;
    }

    boolean isTouched(int entry, int feed) {
        return (((recounted[entry] | added[entry]) >> feed) & 1) != 0;
    }

    /** Forgets what was added to a feed's part. */
    void clear(int entry, int feed) {
        long[] page = pages.get(entry / PAGE);
        int first = entry % PAGE * MEASURES + Contributions.first(feed);
        Arrays.fill(page, first, first + Contributions.count(feed), MISSING);
    }

    long get(int entry, int measure) {
        return pages.get(entry / PAGE)[entry % PAGE * MEASURES + measure];
    }

    /** The entry of an enterprise and month, made if there is none. */
    int entry(int enterprise, int month) {
        int own = enterprise - first;
        int[][] ofMonth = index[month];
        if (ofMonth == null) {
            ofMonth = new int[(enterprises + INDEXED - 1) / INDEXED][];
            index[month] = ofMonth;
        }
        int[] near = ofMonth[own / INDEXED];
        if (near == null) {
            near = new int[INDEXED];
            ofMonth[own / INDEXED] = near;
        }
        if (near[own % INDEXED] == 0) {
            append(key(enterprise, month));
            near[own % INDEXED] = size;
        }
        return near[own % INDEXED] - 1;
    }

    /** All keys in order: by enterprise, then month. */
    long[] sortedKeys() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private void append(long key) {
        if (size / PAGE == pages.size()) {
            long[] page = new long[PAGE * MEASURES];
            Arrays.fill(page, MISSING);
            pages.add(page);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            added = Arrays.copyOf(added, size * 2);
            recounted = Arrays.copyOf(recounted, size * 2);
        }
        keys[size++] = key;
    }
}
