package org.loomwatch.jobs.clickhouse;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.loomwatch.jobs.record.Bytes;

/**
 * Reads ClickHouse's Native format: blocks of rows, each column by column in the order of the SELECT list. For columns of type String,
 * UInt16 or Date, and Float64.
 */
public final class NativeInput {

    private final RowBinaryInput in;
    private int rows;
    private byte[] column = new byte[0];

    NativeInput(RowBinaryInput in) {
        this.in = in;
    }

    /** Columns that may be null as part of a SELECT list: as plain Float64, which travel as they lie in memory; NaN for null. */
    static String numbers(List<String> columns) {
        return columns.stream().map(column -> "ifNull(" + column + ", nan)").collect(Collectors.joining(", "));
    }

    /** Goes on to the next block; false if there is none. */
    public boolean nextBlock() throws IOException {
        if (!in.hasNext()) {
            return false;
        }
        in.readVarint(); // columns
        rows = in.readVarint();
        return true;
    }

    /** Rows of the present block. */
    public int rows() {
        return rows;
    }

    /** Takes the strings of a column one by one. */
    @FunctionalInterface
    public interface StringSink {
        /** @param bytes holds the string of a row at {@code [from, to)}, valid during the call */
        void accept(int row, byte[] bytes, int from, int to);
    }

    /** Reads the next column, of Strings. */
    public void readStrings(StringSink sink) throws IOException {
        skipName();
        for (int row = 0; row < rows; row++) {
            int length = in.readStringBytes();
            sink.accept(row, in.buffer(), in.offset(), in.offset() + length);
        }
    }

    /** Reads the next column, of numbers of 16 bits, into the beginning of an array. */
    public void readShorts(int[] into) throws IOException {
        readColumn(Short.BYTES);
        for (int row = 0; row < rows; row++) {
            into[row] = Bytes.getShort(column, row * Short.BYTES) & 0xFFFF;
        }
    }

    /**
     * Reads the next column, of Float64, into an array.
     *
     * @param places where each row's number goes; negative: nowhere
     */
    public void readDoubles(double[] into, int[] places) throws IOException {
        readColumn(Double.BYTES);
        for (int row = 0; row < rows; row++) {
            if (places[row] >= 0) {
                into[places[row]] = Double.longBitsToDouble(Bytes.getLong(column, row * Double.BYTES));
            }
        }
    }

    private void readColumn(int width) throws IOException {
        skipName();
        if (column.length < rows * width) {
            column = new byte[rows * width];
        }
        in.readFully(column, rows * width);
    }

    private void skipName() throws IOException {
        in.readStringBytes();
        in.readStringBytes(); // type
    }
}
