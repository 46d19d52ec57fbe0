package org.loomwatch.jobs.clickhouse;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.Months;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.XxHash64;
import org.loomwatch.jobs.resolve.IdRange;
import org.loomwatch.jobs.resolve.RecordResolver;
import org.loomwatch.jobs.resolve.StoredRecord;
import org.loomwatch.jobs.resolve.WantedIds;

/** Looks up records by id in the {@code record_<feed>} tables, wherever they lie, many at a time. */
public final class StoredRecordsReader implements RecordResolver.StoredRecords {

    private static final long FEW = 100_000;

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
    public void find(Feed feed, WantedIds ids, Consumer<StoredRecord> sink) {
        withScratch(ids.hashes(), () -> read(feed, ids.ranges(), sink));
    }

    @Override
    public void keepSuperseded(Feed feed, long[] idHashes) {
        String sql =
                ("INSERT INTO record_superseded SELECT '%s', record_id, version, uscc, month, reported_at, file, line"
                                + " FROM %s FINAL WHERE id_hash IN (SELECT id_hash FROM %s)")
                        .formatted(feed.id(), RecordLayout.table(feed), scratchTable);
        withScratch(idHashes, () -> client.execute(sql));
    }

    private void withScratch(long[] idHashes, Runnable work) {
        client.execute("CREATE OR REPLACE TABLE " + scratchTable + " (id_hash UInt64) ENGINE = Memory");
        try {
            Bytes hashes = new Bytes(idHashes.length * Long.BYTES);
            for (long hash : idHashes) {
                hashes.putLong(hash);
            }
            client.insert(scratchTable, List.of("id_hash"), hashes.array(), hashes.size());
            work.run();
        } finally {
            client.execute("DROP TABLE IF EXISTS " + scratchTable);
        }
    }

    /**
     * First looks which ids are there at all, in one column and whatever their version: of a new month none is, and history need
     * not be merged; what cannot hold them by the ranges of its ids is not even read. Few are then read by their keys, many by one
     * pass over everything.
     */
    private void read(Feed feed, List<IdRange> ranges, Consumer<StoredRecord> sink) {
        String table = RecordLayout.table(feed);
        String known = "id_hash IN (SELECT id_hash FROM " + scratchTable + ")";
        long count = client.query(
                "SELECT count() FROM %s WHERE %s AND %s".formatted(table, inRanges(ranges), known),
                RowBinaryInput::readLong);
        if (count == 0) {
            return;
        }
        String condition = count > FEW
                ? known
                : "(uscc, record_id) IN (SELECT uscc, record_id FROM %s WHERE %s AND %s)"
                        .formatted(table, inRanges(ranges), known);
        String sql = "SELECT record_id, uscc, month, version, epoch FROM %s FINAL WHERE %s".formatted(table, condition);
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

    /** Picks parts by their index; costs nothing for each row. Ids may hold any character, so their bytes are written out. */
    private static String inRanges(List<IdRange> ranges) {
        HexFormat hex = HexFormat.of();
        return ranges.stream()
                .map(range -> "record_id BETWEEN unhex('%s') AND unhex('%s')"
                        .formatted(hex.formatHex(range.least()), hex.formatHex(range.greatest())))
                .collect(Collectors.joining(" OR ", "indexHint(", ")"));
    }
}
