package org.loomwatch.jobs.clickhouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.PeerGroups;
import org.loomwatch.jobs.indicator.PeerStore;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.Months;

/** Reads what is compared and writes {@code peer_month}. */
public final class PeerMonths implements PeerStore {

    private static final int BLOCK_BYTES = 64 << 20;
    private static final String GROUP = "concat(industry, '/', size)";

    private static final List<String> VALUES = Arrays.stream(Feed.values())
            .map(feed -> Measure.headlineOf(feed).id())
            .toList();
    private static final List<String> PLACES = Arrays.stream(Feed.values())
            .map(feed -> Indicator.of(feed, IndicatorKind.PEER_PERCENTILE).id())
            .toList();

    private final BinaryClient client;
    private final EnterpriseIndex enterprises;
    private final PeerGroups groups;
    private final long version;
    private final Bytes rows = new Bytes(1 << 16);

    /** @param version greater than at every writing before */
    public PeerMonths(BinaryClient client, EnterpriseIndex enterprises, PeerGroups groups, long version) {
        this.client = client;
        this.enterprises = enterprises;
        this.groups = groups;
        this.version = version;
    }

    /** Each enterprise's group by the master data. */
    public static PeerGroups readGroups(BinaryClient client, EnterpriseIndex enterprises) {
        PeerGroups.Builder groups = new PeerGroups.Builder(enterprises.size());
        return client.query("SELECT uscc, " + GROUP + " FROM enterprise FINAL", in -> {
            while (in.hasNext()) {
                int length = in.readStringBytes();
                int enterprise = enterprises.find(in.buffer(), in.offset(), in.offset() + length);
                String group = in.readString();
                if (enterprise >= 0) {
                    groups.put(enterprise, group);
                }
            }
            return groups.build();
        });
    }

    /** Months in which an enterprise stands in another group than the master data now say. */
    public static List<Integer> listOutdatedMonths(BinaryClient client) {
        return listMonths(
                client,
                "SELECT DISTINCT month FROM peer_month FINAL WHERE (uscc, peers) NOT IN (SELECT uscc, " + GROUP
                        + " FROM enterprise FINAL) ORDER BY month");
    }

    /** Months with rows written since a version: after an interruption, they may not have been compared. */
    public static List<Integer> listMonthsSince(BinaryClient client, long version) {
        return listMonths(
                client,
                "SELECT DISTINCT month FROM enterprise_month WHERE version >= %d ORDER BY month".formatted(version));
    }

    private static List<Integer> listMonths(BinaryClient client, String sql) {
        return client.query(sql, in -> {
            List<Integer> months = new ArrayList<>();
            while (in.hasNext()) {
                months.add(Months.ofDay(in.readUnsignedShort()));
            }
            return months;
        });
    }

    @Override
    public double[][] readValues(int month) {
        String sql = "SELECT uscc, %s FROM enterprise_month FINAL WHERE month = %s"
                .formatted(NativeInput.numbers(VALUES), Months.literal(month));
        double[][] values = missing();
        client.queryColumns(sql, blocks -> {
            while (blocks.nextBlock()) {
                readNumbers(blocks, readEnterprises(blocks), values);
            }
        });
        return values;
    }

    @Override
    public double[][] readPlaces(int month, int[] group) {
        String sql = "SELECT uscc, CAST(peers, 'String'), %s FROM peer_month FINAL WHERE month = %s"
                .formatted(NativeInput.numbers(PLACES), Months.literal(month));
        double[][] places = missing();
        client.queryColumns(sql, blocks -> {
            while (blocks.nextBlock()) {
                int[] rows = readEnterprises(blocks);
                blocks.readStrings((row, bytes, from, to) -> {
                    if (rows[row] >= 0) {
                        group[rows[row]] = groups.number(new String(bytes, from, to - from, StandardCharsets.UTF_8));
                    }
                });
                readNumbers(blocks, rows, places);
            }
        });
        return places;
    }

    private double[][] missing() {
        double[][] numbers = new double[FeedCode.COUNT][enterprises.size()];
        Arrays.stream(numbers).forEach(ofFeed -> Arrays.fill(ofFeed, Double.NaN));
        return numbers;
    }

    private int[] readEnterprises(NativeInput blocks) throws IOException {
        int[] found = new int[blocks.rows()];
        blocks.readStrings((row, bytes, from, to) -> found[row] = enterprises.find(bytes, from, to));
        return found;
    }

    private static void readNumbers(NativeInput blocks, int[] rows, double[][] into) throws IOException {
        for (double[] ofFeed : into) {
            blocks.readDoubles(ofFeed, rows);
        }
    }

    @Override
    public void put(int enterprise, int month, String group, double[][] places) {
        begin(enterprise, month, group);
        for (double[] ofFeed : places) {
            if (Double.isNaN(ofFeed[enterprise])) {
                rows.putByte(1);
            } else {
                rows.putByte(0);
                rows.putDouble(ofFeed[enterprise]);
            }
        }
        end(0);
    }

    @Override
    public void remove(int enterprise, int month) {
        begin(enterprise, month, "");
        PLACES.forEach(place -> rows.putByte(1));
        end(1);
    }

    private void begin(int enterprise, int month, String group) {
        rows.putShort(Months.firstDay(month));
        rows.putVarint(Uscc.LENGTH);
        rows.putBytes(enterprises.codes(), enterprise * Uscc.LENGTH, (enterprise + 1) * Uscc.LENGTH);
        rows.putString(group);
    }

    private void end(int removed) {
        rows.putLong(version);
        rows.putByte(removed);
        if (rows.size() >= BLOCK_BYTES) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (rows.size() > 0) {
            client.insert("peer_month", columns(), rows.array(), rows.size());
            rows.truncate(0);
        }
    }

    private static List<String> columns() {
        return java.util.stream.Stream.of(List.of("month", "uscc", "peers"), PLACES, List.of("version", "removed"))
                .flatMap(List::stream)
                .collect(Collectors.toList());
    }
}
