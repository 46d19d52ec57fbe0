package org.loomwatch.models.labor.metrics;

import java.util.Arrays;

/**
 * How values are spread: their shares between the deciles of those it was made from; missing values are a class of their own,
 * the last.
 */
@SuppressWarnings("ArrayRecordComponent") // Written and read as they are; compared by nobody.
public record Shares(double[] bounds, double[] shares) {

    private static final int BINS = 10;

    /** @throws IllegalArgumentException unless there are two shares more than bounds */
    public Shares {
        if (shares.length != bounds.length + 2) {
            throw new IllegalArgumentException("%d bounds, %d shares".formatted(bounds.length, shares.length));
        }
    }

    public static Shares of(float[] values) {
        Counter counter = new Counter(bounds(values));
        counter.add(values);
        return counter.shares();
    }

    private static double[] bounds(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int known = sorted.length;
        while (known > 0 && Float.isNaN(sorted[known - 1])) {
            known--;
        }
        double[] bounds = new double[known == 0 ? 0 : BINS - 1];
        for (int b = 0; b < bounds.length; b++) {
            bounds[b] = sorted[(int) ((long) known * (b + 1) / BINS)];
        }
        return Arrays.stream(bounds).distinct().toArray();
    }

    /** Counts values block by block. */
    public Counter counter() {
        return new Counter(bounds);
    }

    /** Values counted so far between given bounds. */
    public static final class Counter {

        private final double[] bounds;
        private final long[] counts;
        private long all;

        private Counter(double[] bounds) {
            this.bounds = bounds;
            this.counts = new long[bounds.length + 2];
        }

        public void add(float[] values) {
            for (float value : values) {
                int bin = bounds.length + 1;
                if (!Float.isNaN(value)) {
                    bin = 0;
                    while (bin < bounds.length && value >= bounds[bin]) {
                        bin++;
                    }
                }
                counts[bin]++;
            }
            all += values.length;
        }

        public Shares shares() {
            return new Shares(
                    bounds,
                    Arrays.stream(counts)
                            .mapToDouble(count -> count / (double) Math.max(1, all))
                            .toArray());
        }
    }
}
