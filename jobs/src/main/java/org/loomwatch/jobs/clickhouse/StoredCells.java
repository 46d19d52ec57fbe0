package org.loomwatch.jobs.clickhouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.CellRecount;
import org.loomwatch.jobs.record.Months;
import org.loomwatch.jobs.record.RecordLayout;

/** Reads stored records for counting cells anew; says for which months there are any. */
public final class StoredCells implements CellRecount.Records {

    private final BinaryClient client;
    private final EnterpriseIndex enterprises;

    public StoredCells(BinaryClient client, EnterpriseIndex enterprises) {
        this.client = client;
        this.enterprises = enterprises;
    }

    @Override
    public void read(Feed feed, int month, int[] batch, CellRecount.RecordSink sink) {
        String sql = "SELECT uscc, %s FROM %s FINAL WHERE month = %s AND %s"
                .formatted(
                        RecordLayout.ownColumns(feed),
                        RecordLayout.table(feed),
                        Months.literal(month),
                        Usccs.condition(batch, enterprises));
        boolean[] wanted = Usccs.wanted(batch);
        long[] fields = new long[feed.fields().size()];
        client.query(sql, in -> {
            while (in.hasNext()) {
                int length = in.readStringBytes();
                int enterprise = enterprises.find(in.buffer(), in.offset(), in.offset() + length);
                in.readFields(feed, fields);
                if (enterprise >= batch[0] && enterprise <= batch[batch.length - 1] && wanted[enterprise - batch[0]]) {
                    sink.accept(enterprise, fields);
                }
            }
            return true;
        });
    }

    /** Reports the cells, given as enterprise and month, whose records were written under one of the runs' epochs. */
    public void findCells(Feed feed, List<Long> runs, CellSink sink) {
        for (long run : runs) {
            String sql = "SELECT DISTINCT uscc, month FROM %s WHERE epoch BETWEEN %d AND %d"
                    .formatted(RecordLayout.table(feed), run * 1000, run * 1000 + 999);
            client.query(sql, in -> {
                while (in.hasNext()) {
                    int length = in.readStringBytes();
                    int enterprise = enterprises.find(in.buffer(), in.offset(), in.offset() + length);
                    sink.accept(enterprise, Months.ofDay(in.readUnsignedShort()));
                }
                return true;
            });
        }
    }

    /** The months of each feed that hold records. */
    public Map<Feed, List<Integer>> listMonths() {
        Map<Feed, List<Integer>> months = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            months.put(feed, listMonths(feed));
        }
        return months;
    }

    private List<Integer> listMonths(Feed feed) {
        // Partition ids are YYYYMM; asking for them reads no rows.
        return client.query("SELECT DISTINCT _partition_id FROM " + RecordLayout.table(feed), in -> {
            List<Integer> months = new ArrayList<>();
            while (in.hasNext()) {
                int yearMonth = Integer.parseInt(in.readString());
                months.add((yearMonth / 100 - 1970) * 12 + yearMonth % 100 - 1);
            }
            return months;
        });
    }

    /** The latest month that any live record speaks of. */
    public OptionalInt findHorizon() {
        OptionalInt horizon = OptionalInt.empty();
        for (Feed feed : Feed.values()) {
            for (int month :
                    listMonths(feed).stream().sorted(Comparator.reverseOrder()).toList()) {
                if (horizon.isPresent() && month <= horizon.getAsInt()) {
                    break;
                }
                String sql = "SELECT record_id FROM %s FINAL WHERE month = %s LIMIT 1"
                        .formatted(RecordLayout.table(feed), Months.literal(month));
                if (client.query(sql, RowBinaryInput::hasNext)) {
                    horizon = OptionalInt.of(month);
                    break;
                }
            }
        }
        return horizon;
    }
}
