package org.loomwatch.jobs.clickhouse;

import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;

/** Writes resolved rows to the {@code record_<feed>} tables; rows must come feed by feed. */
public final class RecordWriter {

    private final BinaryClient client;
    private final long epoch;
    private final int insertBytes;
    private final Bytes rows = new Bytes(1 << 20);
    private int feed = -1;

    /** @param insertBytes rows that are sent at once */
    public RecordWriter(BinaryClient client, long epoch, int insertBytes) {
        this.insertBytes = insertBytes;
        this.client = client;
        this.epoch = epoch;
    }

    /** Stores the row as what holds now. */
    public void upsert(byte[] data, int row, String file) {
        begin(RowBlock.feed(data, row));
        rows.putBytes(data, row + RowBlock.HEAD, row + RowBlock.length(data, row));
        end(data, row, file, 0);
    }

    /** Stores, for another enterprise and month, that the row's record is no longer there. */
    public void remove(byte[] data, int row, String file, String uscc, int firstDay) {
        begin(RowBlock.feed(data, row));
        int id = row + RowBlock.HEAD;
        int rest = RecordLayout.skipCommon(data, id);
        int idEnd = id + RecordLayout.varintSize(data, id) + RecordLayout.stringLength(data, id);
        rows.putBytes(data, id, idEnd);
        rows.putString(uscc);
        rows.putShort(firstDay);
        rows.putBytes(data, rest - 8, row + RowBlock.length(data, row));
        end(data, row, file, 1);
    }

    public void flush() {
        if (rows.size() > 0) {
            Feed written = FeedCode.feed(feed);
            client.insert(RecordLayout.table(written), RecordLayout.columns(written), rows.array(), rows.size());
            rows.truncate(0);
        }
    }

    private void begin(int rowFeed) {
        // Not in between a row and the removal of its old place: both go in one insert.
        if (rowFeed != feed) {
            flush();
            feed = rowFeed;
        }
    }

    /** Sends what has gathered if it is enough; call between records, never between an upsert and its removal. */
    public void flushIfFull() {
        if (rows.size() >= insertBytes) {
            flush();
        }
    }

    private void end(byte[] data, int row, String file, int removed) {
        rows.putString(file);
        rows.putLong(RowBlock.line(data, row));
        rows.putLong(RowBlock.version(data, row));
        rows.putByte(removed);
        rows.putLong(epoch);
    }
}
