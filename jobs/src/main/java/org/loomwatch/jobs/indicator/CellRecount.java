package org.loomwatch.jobs.indicator;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.Months;

/** Counts marked cells anew from the records that ClickHouse holds. */
public final class CellRecount {

    /** The stored records. */
    public interface Records {

        /** Reports the live records of a feed and month for the enterprises of a sorted batch. */
        void read(Feed feed, int month, int[] batch, RecordSink sink);
    }

    /** Takes the fields of one record, valid during the call. */
    @FunctionalInterface
    public interface RecordSink {
        void accept(int enterprise, long[] fields);
    }

    private CellRecount() {}

    static void run(CellTable cells, long[] keys, Records records) {
        Map<Integer, IntStream.Builder> batches = new TreeMap<>();
        for (long key : keys) {
            int enterprise = CellTable.enterprise(key);
            int month = CellTable.month(key);
            int entry = cells.entry(enterprise, month);
            for (Feed feed : Feed.values()) {
                if (cells.isRecounted(entry, FeedCode.of(feed))) {
                    cells.clear(entry, FeedCode.of(feed));
                    int cell = (FeedCode.of(feed) << CellTable.MONTH_BITS) | month;
                    batches.computeIfAbsent(cell, any -> IntStream.builder()).add(enterprise);
                }
            }
        }
        long[] contributions = new long[8];
        batches.forEach((cell, batch) -> {
            Feed feed = FeedCode.feed(cell >>> CellTable.MONTH_BITS);
            int month = cell & ((1 << CellTable.MONTH_BITS) - 1);
            int lastDay = Months.lastDay(month);
            records.read(feed, month, batch.build().toArray(), (enterprise, fields) -> {
                Contributions.of(feed, fields, lastDay, contributions);
                int entry = cells.entry(enterprise, month);
                int first = Contributions.first(FeedCode.of(feed));
                for (int i = 0; i < Contributions.count(FeedCode.of(feed)); i++) {
                    cells.combine(entry, first + i, contributions[i]);
                }
            });
        });
    }
}
