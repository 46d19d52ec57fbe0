package org.loomwatch.jobs.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;

/**
 * The rows of one flush, grouped by feed and record_id, with what ClickHouse already holds of each group. Works on the packed
 * rows; no object per row.
 */
final class Groups {

    private final List<RowBlock> blocks;
    private final int[] blockOfRow;
    private final int[] offsetOfRow;
    private final int[] nextRow;
    private final int[] firstRow;
    private final int[] slots;
    private int size;

    // The greatest stored version of a group and where it lies; version 0 means nothing is stored.
    private long[] storedVersion = new long[0];
    private int[] storedEnterprise = new int[0];
    private short[] storedMonth = new short[0];
    private long[] storedEpoch = new long[0];
    private final List<Place> stale = new ArrayList<>();

    Groups(List<RowBlock> blocks, int rows) {
        this.blocks = blocks;
        blockOfRow = new int[rows];
        offsetOfRow = new int[rows];
        nextRow = new int[rows];
        firstRow = new int[rows];
        slots = new int[Math.max(16, Integer.highestOneBit(rows) << 2)];
        Arrays.fill(slots, -1);
        int row = 0;
        for (int block = 0; block < blocks.size(); block++) {
            byte[] data = blocks.get(block).data();
            int end = blocks.get(block).size();
            for (int at = 0; at < end; at += RowBlock.length(data, at)) {
                blockOfRow[row] = block;
                offsetOfRow[row] = at;
                add(row++, data, at);
            }
        }
    }

    int size() {
        return size;
    }

    /** A row of the group; {@link #next} leads through the others. */
    int first(int group) {
        return firstRow[group];
    }

    /** The next row of the same group, or -1. */
    int next(int row) {
        return nextRow[row];
    }

    byte[] data(int row) {
        return blocks.get(blockOfRow[row]).data();
    }

    int offset(int row) {
        return offsetOfRow[row];
    }

    String file(int row) {
        return blocks.get(blockOfRow[row]).file();
    }

    /** Makes room for stored versions; call before the first {@link #addStored}. */
    void expectStored() {
        if (storedVersion.length == 0) {
            storedVersion = new long[size];
            storedEnterprise = new int[size];
            storedMonth = new short[size];
            storedEpoch = new long[size];
        }
    }

    /** Notes one live stored row; ids that are in no group are ignored. */
    void addStored(int feed, StoredRecord stored) {
        for (int slot = slot(feed, stored.idHash()); slots[slot] >= 0; slot = (slot + 1) & (slots.length - 1)) {
            int group = slots[slot];
            if (isGroup(group, feed, stored.idHash(), stored.bytes(), stored.from(), stored.length())) {
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
        int id = at + RowBlock.HEAD + RecordLayout.varintSize(data, at + RowBlock.HEAD);
        int length = RecordLayout.stringLength(data, at + RowBlock.HEAD);
        int slot = slot(feed, idHash);
        for (; slots[slot] >= 0; slot = (slot + 1) & (slots.length - 1)) {
            int group = slots[slot];
            if (isGroup(group, feed, idHash, data, id, length)) {
                nextRow[row] = firstRow[group];
                firstRow[group] = row;
                return;
            }
        }
        slots[slot] = size;
        firstRow[size++] = row;
        nextRow[row] = -1;
    }

    private boolean isGroup(int group, int feed, long idHash, byte[] id, int from, int length) {
        int row = firstRow[group];
        byte[] data = data(row);
        int at = offsetOfRow[row];
        if (RowBlock.idHash(data, at) != idHash || RowBlock.feed(data, at) != feed) {
            return false;
        }
        int own = at + RowBlock.HEAD + RecordLayout.varintSize(data, at + RowBlock.HEAD);
        int ownLength = RecordLayout.stringLength(data, at + RowBlock.HEAD);
        return Arrays.equals(data, own, own + ownLength, id, from, from + length);
    }

    private int slot(int feed, long idHash) {
        return (int) ((idHash + feed * 0x9E3779B97F4A7C15L) >>> 20) & (slots.length - 1);
    }
}
