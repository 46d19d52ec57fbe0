package org.loomwatch.models.labor.metrics;

import java.util.ArrayList;
import java.util.List;

/** What a set of predictions is worth. Shares are of the rows, at 5 % from the top. */
public record Figures(
        int rows,
        int events,
        double auc,
        double prAuc,
        double ks,
        double brier,
        double ece,
        double meanProbability,
        double precisionAt5,
        double recallAt5) {

    private static final double TOP = 0.05;
    private static final int ECE_BINS = 10;

    /** One tenth of the rows in order of probability. */
    public record Bin(int rows, double meanProbability, double observed, int events) {}

    public static Figures of(byte[] labels, double[] probabilities) {
        int[] once = new int[labels.length];
        java.util.Arrays.fill(once, 1);
        return of(labels, probabilities, Ranking.descending(probabilities), once);
    }

    /**
     * Of rows that count several times or not at all.
     *
     * @param order rows by falling probability
     * @param weights how often each row counts
     */
    static Figures of(byte[] labels, double[] probabilities, int[] order, int[] weights) {
        Sums sums = new Sums();
        for (int i = 0; i < labels.length; i++) {
            sums.rows += weights[i];
            sums.events += (long) weights[i] * labels[i];
        }
        long top = Ranking.count((int) sums.rows, TOP);
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && probabilities[order[end]] == probabilities[order[i]]) {
                int row = order[end++];
                sums.add(labels[row], probabilities[row], weights[row], top);
            }
            sums.closeStep();
            i = end;
        }
        return sums.figures(top);
    }

    /** What is summed up on the way from the highest probability to the lowest. */
    private static final class Sums {

        private long rows;
        private long events;
        private long seen;
        private long hits;
        private long seenBefore;
        private long hitsBefore;
        private long topHits;
        private double area;
        private double precision;
        private double ks;
        private double brier;
        private double mean;
        private double distance;
        private int bin;
        private double binSum;
        private double binHits;

        private void add(int label, double probability, int weight, long top) {
            double error = probability - label;
            brier += weight * error * error;
            mean += weight * probability;
            topHits += label * Math.max(0, Math.min(weight, top - seen));
            int left = weight;
            while (left > 0) {
                long end = rows * (bin + 1) / ECE_BINS;
                long taken = Math.min(left, end - (seen + weight - left));
                binSum += taken * probability;
                binHits += taken * (double) label;
                left -= (int) taken;
                if (seen + weight - left == end) {
                    distance += Math.abs(binSum - binHits);
                    binSum = 0;
                    binHits = 0;
                    bin++;
                }
            }
            seen += weight;
            hits += (long) label * weight;
        }

        /** Rows of equal probability share their place. */
        private void closeStep() {
            long tied = hits - hitsBefore;
            double tiedOthers = seen - seenBefore - tied;
            area += tiedOthers * (hitsBefore + tied / 2.0);
            precision += seen == 0 ? 0 : tied * (double) hits / seen;
            double others = rows - events;
            ks = Math.max(ks, Math.abs(hits / (double) events - (seen - hits) / others));
            seenBefore = seen;
            hitsBefore = hits;
        }

        private Figures figures(long top) {
            double others = rows - events;
            return new Figures(
                    (int) rows,
                    (int) events,
                    events == 0 || others == 0 ? Double.NaN : area / (events * others),
                    events == 0 ? Double.NaN : precision / events,
                    events == 0 || others == 0 ? Double.NaN : ks,
                    brier / rows,
                    distance / rows,
                    mean / rows,
                    topHits / (double) top,
                    events == 0 ? Double.NaN : topHits / (double) events);
        }
    }

    /** Bins of equal numbers of rows, lowest probabilities first. */
    public static List<Bin> bins(byte[] labels, double[] probabilities, int count) {
        int[] order = Ranking.descending(probabilities);
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            int from = (int) ((long) order.length * b / count);
            int until = (int) ((long) order.length * (b + 1) / count);
            double sum = 0;
            int events = 0;
            for (int i = from; i < until; i++) {
                sum += probabilities[order[i]];
                events += labels[order[i]];
            }
            if (until > from) {
                bins.add(0, new Bin(until - from, sum / (until - from), (double) events / (until - from), events));
            }
        }
        return bins;
    }

    /** Mean negative log-likelihood of a label. */
    public static double logLoss(byte[] labels, double[] probabilities) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double p = Math.min(1 - 1e-12, Math.max(1e-12, probabilities[i]));
            sum -= labels[i] == 1 ? Math.log(p) : Math.log(1 - p);
        }
        return sum / labels.length;
    }
}
