package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The measures of the last months that are stored, for a batch of enterprises whose rows end there and are only added to. Kept by
 * measure, because a city's history is a thousand million numbers: no object for each row, nothing that formulas do not read.
 */
public final class RecentMonths implements PastMonths {

    private final int[] batch;
    private final int last;
    private final double[][] measures;
    private final double[][] since;

    /**
     * @param batch numbers of the enterprises, sorted; each has a row in the last month
     * @param last the last month
     */
    RecentMonths(int[] batch, int last) {
        this.batch = batch;
        this.last = last;
        measures = missing(History.MEASURES, batch.length * History.WINDOW);
        since = missing(History.FEEDS, batch.length);
    }

    public int[] batch() {
        return batch;
    }

    public int firstMonth() {
        return last - History.WINDOW + 1;
    }

    public int lastMonth() {
        return last;
    }

    /** Where, in {@link #measure}, a month of the enterprise at a position of the batch stands. */
    public int place(int position, int month) {
        return position * History.WINDOW + month - firstMonth();
    }

    /** Values of a measure, by its number among those of {@link History}; to be filled. */
    public double[] measure(int number) {
        return measures[number];
    }

    /** Months since a feed's last report as of the last month, by position in the batch; to be filled. */
    public double[] since(int feed) {
        return since[feed];
    }

    @Override
    public boolean readBefore(int enterprise, int month, double[][] history, double[] sinceReport) {
        int position = Arrays.binarySearch(batch, enterprise);
        for (int number = 0; number < History.MEASURES; number++) {
            if (position < 0) {
                Arrays.fill(history[number], 0, History.WINDOW, Double.NaN);
            } else {
                System.arraycopy(measures[number], place(position, firstMonth()), history[number], 0, History.WINDOW);
            }
        }
        for (int feed = 0; feed < History.FEEDS; feed++) {
            sinceReport[feed] = position < 0 ? Double.NaN : since[feed][position];
        }
        return position >= 0;
    }

    @Override
    public double @Nullable [] find(int enterprise, int month) {
        return null;
    }

    private static double[][] missing(int rows, int size) {
        double[][] numbers = new double[rows][size];
        for (double[] row : numbers) {
            Arrays.fill(row, Double.NaN);
        }
        return numbers;
    }
}
