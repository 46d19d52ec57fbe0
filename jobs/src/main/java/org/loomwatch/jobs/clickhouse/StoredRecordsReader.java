package org.loomwatch.jobs.clickhouse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.Months;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.XxHash64;
import org.loomwatch.jobs.resolve.RecordResolver;
import org.loomwatch.jobs.resolve.StoredRecord;

/** Looks up records by id in the {@code record_<feed>} tables, wherever they lie, many at a time. */
public final class StoredRecordsReader implements RecordResolver.StoredRecords {

    private final BinaryClient client;
    private final EnterpriseIndex enterprises;
    private final String scratchTable;
    private final Set<Feed> holding;

    /**
     * @param scratchTable name of a table that only this reader uses; made and dropped for each look-up
     * @param holding feeds that hold records
     */
    public StoredRecordsReader(
            BinaryClient client, EnterpriseIndex enterprises, String scratchTable, Set<Feed> holding) {
        this.client = client;
        this.enterprises = enterprises;
        this.scratchTable = scratchTable;
        this.holding = EnumSet.noneOf(Feed.class);
        this.holding.addAll(holding);
    }

    /** From now on the feed holds records. */
    public void noteStored(Feed feed) {
        holding.add(feed);
    }

    @Override
    public boolean mayHold(Feed feed) {
        return holding.contains(feed);
    }

    @Override
    public void find(Feed feed, long[] idHashes, Consumer<StoredRecord> sink) {
        client.execute("CREATE OR REPLACE TABLE " + scratchTable + " (id_hash UInt64) ENGINE = Memory");
        try {
            Bytes hashes = new Bytes(idHashes.length * Long.BYTES);
            for (long hash : idHashes) {
                hashes.putLong(hash);
            }
            client.insert(scratchTable, List.of("id_hash"), hashes.array(), hashes.size());
            read(feed, sink);
        } finally {
            client.execute("DROP TABLE IF EXISTS " + scratchTable);
        }
    }

    private void read(Feed feed, Consumer<StoredRecord> sink) {
        String sql =
                "SELECT record_id, uscc, month, version, epoch FROM %s FINAL WHERE id_hash IN (SELECT id_hash FROM %s)"
                        .formatted(RecordLayout.table(feed), scratchTable);
        client.query(sql, rows -> {
            byte[] id = new byte[256];
            while (rows.hasNext()) {
                int length = rows.readStringBytes();
                System.arraycopy(rows.buffer(), rows.offset(), id, 0, length);
                int codeLength = rows.readStringBytes();
                int enterprise = enterprises.find(rows.buffer(), rows.offset(), rows.offset() + codeLength);
                int month = Months.ofDay(rows.readUnsignedShort());
                long version = rows.readLong();
                long epoch = rows.readLong();
                sink.accept(new StoredRecord(
                        id, 0, length, XxHash64.hash(id, 0, length), enterprise, month, version, epoch));
            }
            return true;
        });
    }
}
