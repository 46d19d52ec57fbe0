package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whole rows of {@code enterprise_month} as they are stored, for the enterprises of one batch and a span of months. */
public final class StoredMonths implements PastMonths {

    private final int[] batch;
    private final int first;
    private final int span;
    private final double[][] rows;

    /** @param batch numbers of the enterprises, sorted */
    StoredMonths(int[] batch, int first, int last) {
        this.batch = batch;
        this.first = first;
        this.span = Math.max(0, last - first + 1);
        rows = new double[batch.length * span][];
    }

    public int[] batch() {
        return batch;
    }

    public int firstMonth() {
        return first;
    }

    /** Takes a {@link MonthRow}; those of other enterprises and months are not kept. */
    public void put(int enterprise, int month, double[] row) {
        int at = place(enterprise, month);
        if (at >= 0) {
            rows[at] = row;
        }
    }

    @Override
    public boolean readBefore(int enterprise, int month, double[][] history, double[] since) {
        for (int before = 0; before < History.WINDOW; before++) {
            double[] row = find(enterprise, month - History.WINDOW + before);
            for (int number = 0; number < History.MEASURES; number++) {
                history[number][before] = row == null ? Double.NaN : row[History.position(number)];
            }
        }
        double[] last = find(enterprise, month - 1);
        for (int feed = 0; feed < History.FEEDS; feed++) {
            since[feed] = last == null ? Double.NaN : last[MonthRow.since(feed)];
        }
        return last != null;
    }

    @Override
    public double @Nullable [] find(int enterprise, int month) {
        int at = place(enterprise, month);
        return at < 0 ? null : rows[at];
    }

    private int place(int enterprise, int month) {
        if (month < first || month >= first + span) {
            return -1;
        }
        int position = Arrays.binarySearch(batch, enterprise);
        return position < 0 ? -1 : position * span + month - first;
    }
}
