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
    private static final long FREE = -1;

    private long[] keys = new long[1 << 10];
    private int[] entries = new int[1 << 10];
    private final List<long[]> pages = new ArrayList<>();
    private byte[] added = new byte[1 << 10];
    private byte[] recounted = new byte[1 << 10];
    private int size;

    CellTable() {
        Arrays.fill(keys, FREE);
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
        long key = key(enterprise, month);
        int slot = slot(key);
        while (keys[slot] != FREE) {
            if (keys[slot] == key) {
                return entries[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        int entry = size++;
        entries[slot] = entry;
        if (entry / PAGE == pages.size()) {
            long[] page = new long[PAGE * MEASURES];
            Arrays.fill(page, MISSING);
            pages.add(page);
        }
        if (entry == added.length) {
            added = Arrays.copyOf(added, entry * 2);
            recounted = Arrays.copyOf(recounted, entry * 2);
        }
        if (size * 2 > keys.length) {
            grow();
        }
        return entry;
    }

    /** All keys in order: by enterprise, then month. */
    long[] sortedKeys() {
        long[] sorted = Arrays.stream(keys).filter(key -> key != FREE).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldEntries = entries;
        keys = new long[oldKeys.length * 2];
        entries = new int[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                while (keys[slot] != FREE) {
                    slot = (slot + 1) & (keys.length - 1);
                }
                keys[slot] = oldKeys[i];
                entries[slot] = oldEntries[i];
            }
        }
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
    }
}
