package org.loomwatch.models.labor.district;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Some columns of a table with a row for each enterprise and month, in the order of month and USCC; NaN where a value is missing. */
final class MonthlyColumns {

    private final int[] months;
    private final List<String> usccs;
    private final float[][] columns;

    /**
     * @param months as {@link DistrictRows} counts them
     * @param columns {@code [column][row]}
     */
    private MonthlyColumns(int[] months, List<String> usccs, float[][] columns) {
        this.months = months;
        this.usccs = usccs;
        this.columns = columns;
    }

    /** @param condition SQL on {@code uscc} and {@code month} */
    static MonthlyColumns read(
            ClickHouse clickHouse,
            String table,
            List<String> names,
            YearMonth from,
            YearMonth until,
            String condition) {
        String sql = "SELECT toUInt16(month) AS at, uscc, "
                + BinaryRows.floats(names)
                + " FROM " + table + " FINAL WHERE month BETWEEN '" + from.atDay(1) + "' AND '" + until.atDay(1)
                + "' AND ("
                + condition + ") ORDER BY at, uscc";
        return BinaryRows.query(clickHouse, sql, in -> take(in, names.size()));
    }

    private static MonthlyColumns take(InputStream in, int width) throws IOException {
        float[][] columns = new float[width][1024];
        int[] months = new int[1024];
        List<String> usccs = new ArrayList<>();
        byte[] bytes = new byte[4 * width];
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int n = 0;
        for (int first = in.read(); first >= 0; first = in.read()) {
            if (n == months.length) {
                months = Arrays.copyOf(months, n + n / 2);
                for (int c = 0; c < width; c++) {
                    columns[c] = Arrays.copyOf(columns[c], months.length);
                }
            }
            months[n] = DistrictRows.ofDay(first | (in.read() << 8));
            usccs.add(new String(in.readNBytes(in.read()), StandardCharsets.UTF_8));
            BinaryRows.fillFloats(in, bytes);
            for (int c = 0; c < width; c++) {
                columns[c][n] = values.getFloat(4 * c);
            }
            n++;
        }
        for (int c = 0; c < width; c++) {
            columns[c] = Arrays.copyOf(columns[c], n);
        }
        return new MonthlyColumns(Arrays.copyOf(months, n), usccs, columns);
    }

    int rows() {
        return months.length;
    }

    int[] months() {
        return months;
    }

    List<String> usccs() {
        return usccs;
    }

    float[] column(int column) {
        return columns[column];
    }

    /** These columns for the rows of another table; NaN for those that this one has not. */
    float[][] alongside(MonthlyColumns other) {
        float[][] laid = new float[columns.length][other.rows()];
        int own = 0;
        for (int row = 0; row < other.rows(); row++) {
            while (own < rows() && compare(own, other, row) < 0) {
                own++;
            }
            boolean same = own < rows() && compare(own, other, row) == 0;
            for (int c = 0; c < columns.length; c++) {
                laid[c][row] = same ? columns[c][own] : Float.NaN;
            }
        }
        return laid;
    }

    private int compare(int own, MonthlyColumns other, int row) {
        int byMonth = Integer.compare(months[own], other.months[row]);
        return byMonth != 0 ? byMonth : usccs.get(own).compareTo(other.usccs.get(row));
    }
}
