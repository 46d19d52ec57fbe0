package org.loomwatch.jobs.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;

/**
 * The rows of one flush, grouped by feed and record_id, with what ClickHouse already holds of each group. A group is named by its
 * first row. Works on the packed rows, no object per row: these are millions, met in an order that has nothing to do with where they
 * lie, so that what counts is how many places in memory are touched for each.
 */
final class Groups {

    private static final long FREE = -1;
    private static final long MASK_OF_GROUP = Integer.MAX_VALUE;

    private final byte[][] data;
    private final String[] files;
    /** Of each row: its block, and where it begins there. */
    private final long[] places;

    private final int[] nextRow;
    private final int[] firstRows;
    /** Hash table: some bits of the hash, then the group. */
    private final long[] slots;

    private int size;

    // The greatest stored version of a group and where it lies; version 0 means nothing is stored.
    private long[] storedVersion = new long[0];
    private int[] storedEnterprise = new int[0];
    private short[] storedMonth = new short[0];
    private long[] storedEpoch = new long[0];
    private final List<Place> stale = new ArrayList<>();

    Groups(List<RowBlock> blocks, int rows) {
        data = blocks.stream().map(RowBlock::data).toArray(byte[][]::new);
        files = blocks.stream().map(RowBlock::file).toArray(String[]::new);
        places = new long[rows];
        nextRow = new int[rows];
        firstRows = new int[rows];
        slots = new long[Math.max(16, Integer.highestOneBit(rows + rows / 2) << 1)];
        Arrays.fill(slots, FREE);
        int row = 0;
        for (int block = 0; block < data.length; block++) {
            int end = blocks.get(block).size();
            for (int at = 0; at < end; at += RowBlock.length(data[block], at)) {
                places[row] = (long) block << Integer.SIZE | at;
                add(row++, data[block], at);
            }
        }
    }

    int size() {
        return size;
    }

    /** One group after the other, by its position from 0 to {@link #size}. */
    int group(int position) {
        return firstRows[position];
    }

    /** The next row of the same group, or -1. */
    int next(int row) {
        return nextRow[row];
    }

    byte[] data(int row) {
        return data[block(row)];
    }

    int offset(int row) {
        return (int) places[row];
    }

    String file(int row) {
        return files[block(row)];
    }

    private int block(int row) {
        return (int) (places[row] >>> Integer.SIZE);
    }

    /** Makes room for stored versions; call before the first {@link #addStored}. */
    void expectStored() {
        if (storedVersion.length == 0) {
            storedVersion = new long[nextRow.length];
            storedEnterprise = new int[nextRow.length];
            storedMonth = new short[nextRow.length];
            storedEpoch = new long[nextRow.length];
        }
    }

    /** Notes one live stored row; ids that are in no group are ignored. */
    void addStored(int feed, StoredRecord stored) {
        long hash = hash(feed, stored.idHash());
        for (int slot = slot(hash); slots[slot] != FREE; slot = (slot + 1) & (slots.length - 1)) {
            int group = groupAt(slot, hash);
            if (group >= 0 && isGroup(group, feed, stored.idHash(), stored.bytes(), stored.from(), stored.length())) {
                if (storedVersion[group] == 0) {
                    setStored(group, stored);
                } else if (stored.version() > storedVersion[group]) {
                    stale.add(new Place(group, storedEnterprise[group], storedMonth[group]));
                    setStored(group, stored);
                } else {
                    stale.add(new Place(group, stored.enterprise(), stored.month()));
                }
                return;
            }
        }
    }

    /**
     * Places where an older version of a record still lives beside the newest: a move was interrupted between writing the new
     * place and removing the old one.
     */
    List<Place> stale() {
        return stale;
    }

    private void setStored(int group, StoredRecord stored) {
        storedVersion[group] = stored.version();
        storedEnterprise[group] = stored.enterprise();
        storedMonth[group] = (short) stored.month();
        storedEpoch[group] = stored.epoch();
    }

    record Place(int group, int enterprise, int month) {}

    long storedVersion(int group) {
        return storedVersion.length == 0 ? 0 : storedVersion[group];
    }

    int storedEnterprise(int group) {
        return storedEnterprise[group];
    }

    int storedMonth(int group) {
        return storedMonth[group];
    }

    long storedEpoch(int group) {
        return storedEpoch[group];
    }

    private void add(int row, byte[] data, int at) {
        int feed = RowBlock.feed(data, at);
        long idHash = RowBlock.idHash(data, at);
        long hash = hash(feed, idHash);
        int id = at + RowBlock.HEAD + RecordLayout.varintSize(data, at + RowBlock.HEAD);
        int length = RecordLayout.stringLength(data, at + RowBlock.HEAD);
        int slot = slot(hash);
        for (; slots[slot] != FREE; slot = (slot + 1) & (slots.length - 1)) {
            int group = groupAt(slot, hash);
            if (group >= 0 && isGroup(group, feed, idHash, data, id, length)) {
                nextRow[row] = nextRow[group];
                nextRow[group] = row;
                return;
            }
        }
        slots[slot] = (hash & ~MASK_OF_GROUP) | row;
        firstRows[size++] = row;
        nextRow[row] = -1;
    }

    private boolean isGroup(int group, int feed, long idHash, byte[] id, int from, int length) {
        byte[] own = data(group);
        int at = offset(group);
        if (RowBlock.idHash(own, at) != idHash || RowBlock.feed(own, at) != feed) {
            return false;
        }
        int ownId = at + RowBlock.HEAD + RecordLayout.varintSize(own, at + RowBlock.HEAD);
        int ownLength = RecordLayout.stringLength(own, at + RowBlock.HEAD);
        return Arrays.equals(own, ownId, ownId + ownLength, id, from, from + length);
    }

    /** The group of a slot if it may have this hash; else -1, without looking at its row. */
    private int groupAt(int slot, long hash) {
        long there = slots[slot];
        return ((there ^ hash) & ~MASK_OF_GROUP) == 0 ? (int) (there & MASK_OF_GROUP) : -1;
    }

    private static long hash(int feed, long idHash) {
        return (idHash + feed * 0x9E3779B97F4A7C15L) & Long.MAX_VALUE;
    }

    private int slot(long hash) {
        return (int) (hash >>> 12) & (slots.length - 1);
    }
}
