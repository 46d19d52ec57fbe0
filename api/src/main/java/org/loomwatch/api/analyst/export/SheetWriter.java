package org.loomwatch.api.analyst.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.loomwatch.store.clickhouse.ResultStreams;

/**
 * Writes rows as a workbook while they come; what is written leaves memory. A sheet takes as many rows as the format allows, then
 * the next begins. Text is stored as text, so that nothing of it becomes a formula.
 */
final class SheetWriter implements ResultStreams.Rows {

    private static final int ROWS_PER_SHEET = 1_048_575;
    private static final int ROWS_PER_FLUSH = 1_000;
    /** Beyond this a spreadsheet's numbers are no longer exact. */
    private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

    private final Workbook workbook;
    private final String name;
    private List<ResultStreams.Column> columns = List.of();
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;
    private long rows;

    SheetWriter(OutputStream out, String name) {
        this.workbook = new Workbook(out, "Loomwatch", "1.0");
        this.name = name;
    }

    long rows() {
        return rows;
    }

    @Override
    public void begin(List<ResultStreams.Column> theirs) throws IOException {
        columns = theirs;
        nextSheet();
    }

    private Worksheet nextSheet() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheets++;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int column = 0; column < columns.size(); column++) {
            next.inlineString(0, column, columns.get(column).name());
            next.style(0, column).bold().set();
        }
        next.freezePane(0, 1);
        sheet = next;
        row = 1;
        return next;
    }

    @Override
    public boolean row(@Nullable Object[] values) throws IOException {
        Worksheet current = sheet;
        if (current == null || row > ROWS_PER_SHEET) {
            current = nextSheet();
        }
        for (int column = 0; column < values.length; column++) {
            write(current, column, Cells.plain(values[column]));
        }
        row++;
        rows++;
        if (row % ROWS_PER_FLUSH == 0) {
            current.flush();
        }
        return true;
    }

    private void write(Worksheet current, int column, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof Number number && isExact(number)) {
            current.value(row, column, number);
        } else {
            current.inlineString(row, column, value.toString());
        }
    }

    private static boolean isExact(Number number) {
        double value = number.doubleValue();
        return Double.isFinite(value)
                && (!(number instanceof Long || number instanceof BigInteger || number instanceof BigDecimal)
                        || Math.abs(value) < LARGEST_EXACT);
    }

    /** Adds a sheet that says what this is, and ends the file. */
    void finish(List<String[]> about) throws IOException {
        if (sheet == null) {
            nextSheet();
        }
        if (sheet != null) {
            sheet.finish();
        }
        Worksheet last = workbook.newWorksheet("说明 About");
        for (int i = 0; i < about.size(); i++) {
            last.inlineString(i, 0, about.get(i)[0]);
            last.inlineString(i, 1, about.get(i)[1]);
        }
        last.finish();
        workbook.finish();
    }
}
