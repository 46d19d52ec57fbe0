package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import org.loomwatch.domain.feed.Feed;

/**
 * Keeps the months of a range of enterprises up to date: gathers what changed and, at a flush, recalculates exactly the
 * enterprises and months that it touches. An enterprise has a row for every month from its first report to the horizon, the
 * latest month that any enterprise reported for.
 *
 * <p>A part of an enterprise's month (one feed's) that nothing was stored for before is the sum of what was added. Any other
 * is counted anew from the stored records, which already hold everything that was told here.
 */
public final class IndicatorUpdater {

    /** Enterprises whose rows are rewritten together: whole rows of all their months are in memory then. */
    private static final int REWRITE_BATCH = 1000;
    /** ... whose rows are only added to, so that a few numbers of each month suffice. */
    private static final int APPEND_BATCH = 64_000;

    private static final short NONE = -1;

    private final int first;
    private final MonthStore store;
    private final CellRecount.Records records;
    private final EnterpriseRecalculation recalculation = new EnterpriseRecalculation();
    private final BitSet[] storedMonths;
    private final short[] lastRow;
    private final BitSet touched = new BitSet();
    private CellTable cells;
    private int horizon = NONE;

    /**
     * @param first number of the range's first enterprise
     * @param size number of enterprises
     */
    public IndicatorUpdater(int first, int size, MonthStore store, CellRecount.Records records) {
        this.first = first;
        this.store = store;
        this.records = records;
        storedMonths = new BitSet[Feed.values().length];
        Arrays.setAll(storedMonths, feed -> new BitSet());
        lastRow = new short[size];
        Arrays.fill(lastRow, NONE);
        cells = new CellTable(first, size);
    }

    /** Says that records of a feed and month are stored already. */
    public void noteStoredMonth(int feed, int month) {
        storedMonths[feed].set(month);
    }

    /** Says that the enterprise's rows reach to {@code month}; {@code horizon} is the greatest of all of them. */
    public void noteLastRow(int enterprise, int month) {
        if (owns(enterprise)) {
            lastRow[enterprise - first] = (short) month;
        }
    }

    public void setHorizon(int month) {
        horizon = month;
    }

    public boolean owns(int enterprise) {
        return enterprise >= first && enterprise < first + lastRow.length;
    }

    /** Entries that wait for a flush. */
    public int pending() {
        return cells.size();
    }

    /** Enterprises that anything changed for, since the beginning. */
    public int touchedEnterprises() {
        return touched.cardinality();
    }

    /** Indicator values written since the beginning. */
    public long writtenIndicators() {
        return recalculation.indicators();
    }

    /** Months in which values moved since the last call. */
    public BitSet takeMovedMonths() {
        return recalculation.takeMovedMonths();
    }

    public void add(CellBlock block) {
        byte[] data = block.data();
        for (int at = 0; at < block.size(); at += CellBlock.length(data, at)) {
            int enterprise = CellBlock.enterprise(data, at);
            int month = CellBlock.month(data, at);
            int feed = CellBlock.feed(data, at);
            if (CellBlock.isRecount(data, at) || storedMonths[feed].get(month)) {
                recount(enterprise, month, feed);
            } else {
                touched.set(enterprise - first);
                cells.add(cells.entry(enterprise, month), feed, data, at + CellBlock.HEAD);
            }
        }
    }

    /** Marks a feed's part of an enterprise's month to be counted anew. */
    public void recount(int enterprise, int month, int feed) {
        touched.set(enterprise - first);
        cells.recount(cells.entry(enterprise, month), feed);
    }

    /**
     * Brings all months of the range up to date.
     *
     * @param exactHorizon the latest month of any stored record, if no record is under way; else it is what is known here
     * @param version greater than at every flush before
     */
    public void flush(OptionalInt exactHorizon, long version) {
        store.setVersion(version);
        long[] keys = cells.sortedKeys();
        CellRecount.run(cells, keys, records);
        int latest = horizon;
        for (long key : keys) {
            latest = Math.max(latest, CellTable.month(key));
        }
        latest = exactHorizon.orElse(latest);
        Batch appended = new Batch(latest, keys, false);
        Batch rewritten = new Batch(latest, keys, true);
        int key = 0;
        for (int enterprise = first; enterprise < first + lastRow.length; enterprise++) {
            int firstKey = key;
            while (key < keys.length && CellTable.enterprise(keys[key]) == enterprise) {
                key++;
            }
            int from = firstChange(enterprise, latest, keys, firstKey, key);
            int last = lastRow[enterprise - first];
            if (from <= Math.max(latest, last)) {
                boolean append = last == NONE || (last == horizon && from == last + 1);
                (append ? appended : rewritten).add(enterprise, from, firstKey, key);
            }
        }
        appended.run();
        rewritten.run();
        store.flush();
        for (long touchedKey : keys) {
            int entry = cells.entry(CellTable.enterprise(touchedKey), CellTable.month(touchedKey));
            for (int feed = 0; feed < storedMonths.length; feed++) {
                if (cells.isTouched(entry, feed)) {
                    storedMonths[feed].set(CellTable.month(touchedKey));
                }
            }
        }
        horizon = latest;
        cells = new CellTable(first, lastRow.length);
    }

    private int firstChange(int enterprise, int latest, long[] keys, int firstKey, int lastKey) {
        int from = firstKey < lastKey ? CellTable.month(keys[firstKey]) : Integer.MAX_VALUE;
        int last = lastRow[enterprise - first];
        if (last == NONE) {
            return from;
        }
        if (last < latest) {
            return Math.min(from, last + 1);
        }
        return last > latest ? Math.min(from, latest + 1) : from;
    }

    /** Enterprises whose stored rows are read together. */
    private final class Batch {

        private final int latest;
        private final long[] keys;
        private final boolean whole;
        private final int[] enterprises;
        private final int[] from;
        private final int[] firstKey;
        private final int[] lastKey;
        private int size;

        /** @param whole whether rows may have to be rewritten, so that they must be read whole */
        Batch(int latest, long[] keys, boolean whole) {
            this.latest = latest;
            this.keys = keys;
            this.whole = whole;
            int most = whole ? REWRITE_BATCH : APPEND_BATCH;
            enterprises = new int[most];
            from = new int[most];
            firstKey = new int[most];
            lastKey = new int[most];
        }

        void add(int enterprise, int changedFrom, int first, int last) {
            enterprises[size] = enterprise;
            from[size] = changedFrom;
            firstKey[size] = first;
            lastKey[size++] = last;
            if (size == enterprises.length) {
                run();
            }
        }

        void run() {
            if (size == 0) {
                return;
            }
            PastMonths stored = read();
            for (int i = 0; i < size; i++) {
                int own = enterprises[i] - first;
                int until = Math.max(latest, lastRow[own]);
                boolean exists = recalculation.run(
                        enterprises[i], from[i], until, latest, stored, cells, keys, firstKey[i], lastKey[i], store);
                lastRow[own] = exists ? (short) latest : NONE;
            }
            size = 0;
        }

        private PastMonths read() {
            int[] known = Arrays.stream(enterprises, 0, size)
                    .filter(enterprise -> lastRow[enterprise - first] != NONE)
                    .toArray();
            return whole ? readWhole(known) : readRecent(known);
        }

        private PastMonths readWhole(int[] known) {
            int earliest = Arrays.stream(from, 0, size).min().orElseThrow();
            StoredMonths stored = new StoredMonths(known, earliest - History.WINDOW, Math.max(latest, horizon));
            if (known.length > 0) {
                store.readRows(stored);
            }
            return stored;
        }

        private PastMonths readRecent(int[] known) {
            RecentMonths recent = new RecentMonths(known, horizon);
            if (known.length > 0) {
                store.readRecent(recent);
            }
            return recent;
        }
    }
}
