package org.loomwatch.jobs.clickhouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.History;
import org.loomwatch.jobs.indicator.MonthRow;
import org.loomwatch.jobs.indicator.MonthStore;
import org.loomwatch.jobs.indicator.RecentMonths;
import org.loomwatch.jobs.indicator.StoredMonths;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.Months;

/** Reads and writes {@code enterprise_month}. */
public final class EnterpriseMonths implements MonthStore {

    private static final List<String> COLUMNS = columns();
    private static final List<String> SINCE = IntStream.range(0, History.FEEDS)
            .mapToObj(feed -> MonthRow.columns().get(MonthRow.since(feed)))
            .toList();

    private final BinaryClient client;
    private final EnterpriseIndex enterprises;
    private final int insertBytes;
    private final Map<Integer, Bytes> rows = new TreeMap<>();
    private long size;
    private long version;

    /** @param insertBytes rows that are sent at once */
    public EnterpriseMonths(BinaryClient client, EnterpriseIndex enterprises, int insertBytes) {
        this.insertBytes = insertBytes;
        this.client = client;
        this.enterprises = enterprises;
    }

    @Override
    public void setVersion(long version) {
        this.version = version;
    }

    @Override
    public void readRows(StoredMonths into) {
        String sql = "SELECT uscc, month, %s FROM enterprise_month FINAL WHERE month >= %s AND %s"
                .formatted(
                        String.join(", ", MonthRow.columns()),
                        Months.literal(into.firstMonth()),
                        Usccs.condition(into.batch(), enterprises));
        client.query(sql, in -> {
            while (in.hasNext()) {
                int length = in.readStringBytes();
                int enterprise = enterprises.find(in.buffer(), in.offset(), in.offset() + length);
                int month = Months.ofDay(in.readUnsignedShort());
                double[] row = new double[MonthRow.SIZE];
                for (int i = 0; i < row.length; i++) {
                    row[i] = in.readNullableDouble();
                }
                into.put(enterprise, month, row);
            }
            return true;
        });
    }

    @Override
    public void readRecent(RecentMonths into) {
        String sql = "SELECT uscc, month, %s FROM enterprise_month FINAL WHERE month BETWEEN %s AND %s AND %s";
        String batch = Usccs.condition(into.batch(), enterprises);
        String last = Months.literal(into.lastMonth());
        client.queryColumns(
                sql.formatted(NativeInput.numbers(History.columns()), Months.literal(into.firstMonth()), last, batch),
                blocks -> {
                    while (blocks.nextBlock()) {
                        int[] places = readPlaces(blocks, into);
                        for (int number = 0; number < History.MEASURES; number++) {
                            blocks.readDoubles(into.measure(number), places);
                        }
                    }
                });
        client.queryColumns(sql.formatted(NativeInput.numbers(SINCE), last, last, batch), blocks -> {
            while (blocks.nextBlock()) {
                int[] positions = readPositions(blocks, into.batch());
                blocks.readShorts(new int[blocks.rows()]);
                for (int feed = 0; feed < History.FEEDS; feed++) {
                    blocks.readDoubles(into.since(feed), positions);
                }
            }
        });
    }

    /** Where in {@link RecentMonths} the rows of a block belong. */
    private int[] readPlaces(NativeInput blocks, RecentMonths into) throws IOException {
        int[] places = readPositions(blocks, into.batch());
        int[] days = new int[blocks.rows()];
        blocks.readShorts(days);
        for (int row = 0; row < days.length; row++) {
            if (places[row] >= 0) {
                places[row] = into.place(places[row], Months.ofDay(days[row]));
            }
        }
        return places;
    }

    /** Positions of the rows' enterprises in a batch, mostly one after another; negative: not there. */
    private int[] readPositions(NativeInput blocks, int[] batch) throws IOException {
        int[] positions = new int[blocks.rows()];
        byte[] codes = enterprises.codes();
        blocks.readStrings((row, bytes, from, to) -> {
            int next = row == 0 ? 0 : positions[row - 1] + 1;
            boolean asExpected = next > 0
                    && next < batch.length
                    && Arrays.equals(
                            bytes, from, to, codes, batch[next] * Uscc.LENGTH, (batch[next] + 1) * Uscc.LENGTH);
            positions[row] = asExpected ? next : Arrays.binarySearch(batch, enterprises.find(bytes, from, to));
        });
        return positions;
    }

    /** The latest month that has rows. */
    public OptionalInt findHorizon() {
        List<Integer> months = client.query("SELECT DISTINCT _partition_id FROM enterprise_month", in -> {
            List<Integer> found = new ArrayList<>();
            while (in.hasNext()) {
                int yearMonth = Integer.parseInt(in.readString());
                found.add((yearMonth / 100 - 1970) * 12 + yearMonth % 100 - 1);
            }
            return found;
        });
        return months.stream()
                .sorted(Comparator.reverseOrder())
                .filter(month -> client.query(
                        "SELECT uscc FROM enterprise_month FINAL WHERE month = " + Months.literal(month) + " LIMIT 1",
                        RowBinaryInput::hasNext))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** Reports those of the enterprises of a range, and perhaps others, that have a row at a month. */
    public void readRowsAt(int month, int first, int size, CellSink sink) {
        if (size > 0) {
            readCells(
                    "SELECT uscc, month FROM enterprise_month FINAL WHERE month = %s AND uscc BETWEEN '%s' AND '%s'"
                            .formatted(
                                    Months.literal(month), enterprises.code(first), enterprises.code(first + size - 1)),
                    sink);
        }
    }

    /** Reports each enterprise's last row. */
    public void readLastRows(CellSink sink) {
        readCells("SELECT uscc, max(month) FROM enterprise_month FINAL GROUP BY uscc", sink);
    }

    private void readCells(String sql, CellSink sink) {
        client.query(sql, in -> {
            while (in.hasNext()) {
                int length = in.readStringBytes();
                int enterprise = enterprises.find(in.buffer(), in.offset(), in.offset() + length);
                sink.accept(enterprise, Months.ofDay(in.readUnsignedShort()));
            }
            return true;
        });
    }

    @Override
    public void put(int enterprise, int month, double[] row) {
        write(enterprise, month, row, 0);
    }

    @Override
    public void remove(int enterprise, int month) {
        double[] nothing = new double[MonthRow.SIZE];
        Arrays.fill(nothing, Double.NaN);
        write(enterprise, month, nothing, 1);
    }

    private void write(int enterprise, int month, double[] row, int removed) {
        Bytes out = rows.computeIfAbsent(month, any -> new Bytes(1 << 12));
        int before = out.size();
        out.putShort(Months.firstDay(month));
        out.putVarint(Uscc.LENGTH);
        out.putBytes(enterprises.codes(), enterprise * Uscc.LENGTH, (enterprise + 1) * Uscc.LENGTH);
        for (double number : row) {
            if (Double.isNaN(number)) {
                out.putByte(1);
            } else {
                out.putByte(0);
                out.putDouble(number);
            }
        }
        out.putLong(version);
        out.putByte(removed);
        size += out.size() - before;
        if (size >= insertBytes) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (size == 0) {
            return;
        }
        if (rows.size() == 1) {
            // The usual case, a new month: nothing to put together, and the next rows find the room made.
            Bytes month = rows.values().iterator().next();
            insert(month);
            month.truncate(0);
        } else {
            Bytes all = new Bytes((int) size);
            rows.values().forEach(month -> all.putBytes(month.array(), 0, month.size()));
            insert(all);
            rows.clear();
        }
        size = 0;
    }

    private void insert(Bytes all) {
        client.insert("enterprise_month", COLUMNS, all.array(), all.size());
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("month", "uscc"));
        columns.addAll(MonthRow.columns());
        columns.addAll(List.of("version", "removed"));
        return columns;
    }
}
