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
        int events = 0;
        double brier = 0;
        double mean = 0;
        for (int i = 0; i < labels.length; i++) {
            events += labels[i];
            double error = probabilities[i] - labels[i];
            brier += error * error;
            mean += probabilities[i];
        }
        int n = labels.length;
        double top = Ranking.eventsWithin(labels, probabilities, TOP);
        return new Figures(
                n,
                events,
                Ranking.auc(labels, probabilities),
                Ranking.averagePrecision(labels, probabilities),
                Ranking.ks(labels, probabilities),
                brier / n,
                ece(labels, probabilities),
                mean / n,
                top / Ranking.count(n, TOP),
                events == 0 ? Double.NaN : top / events);
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

    /** Mean distance between probability and observed rate over ten bins of equal numbers of rows. */
    public static double ece(byte[] labels, double[] probabilities) {
        double sum = 0;
        for (Bin bin : bins(labels, probabilities, ECE_BINS)) {
            sum += bin.rows * Math.abs(bin.meanProbability - bin.observed);
        }
        return sum / labels.length;
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
