package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of {@code enterprise_month} as they are stored, for the enterprises of one batch and a span of months. */
public final class StoredMonths {

    private final int[] batch;
    private final int first;
    private final int span;
    private final boolean whole;
    private final double[][] rows;

    /**
     * @param batch numbers of the enterprises, sorted
     * @param whole whether rows are whole {@link MonthRow}s, or only the numbers of {@link History}
     */
    StoredMonths(int[] batch, int first, int last, boolean whole) {
        this.batch = batch;
        this.first = first;
        this.span = Math.max(0, last - first + 1);
        this.whole = whole;
        rows = new double[batch.length * span][];
    }

    /** Takes a row; those of other enterprises and months are not kept. */
    public void put(int enterprise, int month, double[] row) {
        int at = place(enterprise, month);
        if (at >= 0) {
            rows[at] = row;
        }
    }

    boolean isStored(int enterprise, int month) {
        return find(enterprise, month) != null;
    }

    /** Null if nothing is stored. */
    double @Nullable [] find(int enterprise, int month) {
        int at = place(enterprise, month);
        return at < 0 ? null : rows[at];
    }

    /** A number of {@link History}; NaN if nothing is stored. */
    double history(int enterprise, int month, int number) {
        double[] row = find(enterprise, month);
        return row == null ? Double.NaN : row[whole ? History.position(number) : number];
    }

    private int place(int enterprise, int month) {
        if (month < first || month >= first + span) {
            return -1;
        }
        int position = Arrays.binarySearch(batch, enterprise);
        return position < 0 ? -1 : position * span + month - first;
    }
}
