package org.loomwatch.jobs.clickhouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.History;
import org.loomwatch.jobs.indicator.MonthRow;
import org.loomwatch.jobs.indicator.MonthStore;
import org.loomwatch.jobs.indicator.StoredMonths;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.Months;

/** Reads and writes {@code enterprise_month}. */
public final class EnterpriseMonths implements MonthStore {

    private static final int BLOCK_BYTES = 64 << 20;
    private static final List<String> COLUMNS = columns();

    private final BinaryClient client;
    private final EnterpriseIndex enterprises;
    private final Map<Integer, Bytes> rows = new TreeMap<>();
    private long size;
    private long version;

    public EnterpriseMonths(BinaryClient client, EnterpriseIndex enterprises) {
        this.client = client;
        this.enterprises = enterprises;
    }

    @Override
    public void setVersion(long version) {
        this.version = version;
    }

    @Override
    public void readRows(int[] batch, int from, StoredMonths into) {
        List<Integer> all = IntStream.range(0, MonthRow.SIZE).boxed().toList();
        read(batch, all, "month >= " + Months.literal(from), into);
    }

    @Override
    public void readHistory(int[] batch, int from, int to, StoredMonths into) {
        read(
                batch,
                History.positions(),
                "month BETWEEN %s AND %s".formatted(Months.literal(from), Months.literal(to)),
                into);
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

    /** Reports the enterprises that have a row at a month. */
    public void readRowsAt(int month, CellSink sink) {
        readCells("SELECT uscc, month FROM enterprise_month FINAL WHERE month = " + Months.literal(month), sink);
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

    private void read(int[] batch, List<Integer> numbers, String condition, StoredMonths into) {
        List<String> names = MonthRow.columns();
        String sql = "SELECT uscc, month, %s FROM enterprise_month FINAL WHERE %s AND %s"
                .formatted(
                        numbers.stream().map(names::get).collect(Collectors.joining(", ")),
                        condition,
                        Usccs.condition(batch, enterprises));
        client.query(sql, in -> {
            while (in.hasNext()) {
                int length = in.readStringBytes();
                int enterprise = enterprises.find(in.buffer(), in.offset(), in.offset() + length);
                int month = Months.ofDay(in.readUnsignedShort());
                double[] row = new double[numbers.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = in.readNullableDouble();
                }
                into.put(enterprise, month, row);
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
        if (size >= BLOCK_BYTES) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (size == 0) {
            return;
        }
        Bytes all = new Bytes((int) size);
        for (Bytes month : rows.values()) {
            all.putBytes(month.array(), 0, month.size());
        }
        client.insert("enterprise_month", COLUMNS, all.array(), all.size());
        rows.clear();
        size = 0;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("month", "uscc"));
        columns.addAll(MonthRow.columns());
        columns.addAll(List.of("version", "removed"));
        return columns;
    }
}
