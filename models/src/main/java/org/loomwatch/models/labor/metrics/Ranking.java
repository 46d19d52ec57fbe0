package org.loomwatch.models.labor.metrics;

import java.util.stream.IntStream;

/** Measures of order: only the ranks of the scores count. Equal scores share their place. */
public final class Ranking {

    private Ranking() {}

    /** Rows by falling score; equal scores in row order. */
    public static int[] descending(double[] scores) {
        int[] order = new int[scores.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        int[] other = new int[order.length];
        for (int run = 1; run < order.length && run > 0; run *= 2) {
            for (int from = 0; from < order.length; from += 2 * run) {
                int middle = Math.min(from + run, order.length);
                merge(scores, order, other, from, middle, Math.min(middle + run, order.length));
            }
            int[] swapped = order;
            order = other;
            other = swapped;
        }
        return order;
    }

    private static void merge(double[] scores, int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takesLeft =
                    left < middle && (right >= end || Double.compare(scores[from[left]], scores[from[right]]) >= 0);
            to[at] = from[takesLeft ? left++ : right++];
        }
    }

    /** Probability that an event ranks above a non-event (Mann and Whitney); NaN with one class only. */
    public static double auc(byte[] labels, double[] scores) {
        int[] order = descending(scores);
        double events = 0;
        double others = 0;
        double area = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            double tiedEvents = 0;
            while (end < order.length && scores[order[end]] == scores[order[i]]) {
                tiedEvents += labels[order[end++]];
            }
            double tiedOthers = end - i - tiedEvents;
            area += tiedOthers * (events + tiedEvents / 2);
            events += tiedEvents;
            others += tiedOthers;
            i = end;
        }
        return events == 0 || others == 0 ? Double.NaN : area / (events * others);
    }

    /** Average precision: mean over the events of the precision at their place; tied scores count as one step. */
    public static double averagePrecision(byte[] labels, double[] scores) {
        int[] order = descending(scores);
        double events = 0;
        double sum = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            double tied = 0;
            while (end < order.length && scores[order[end]] == scores[order[i]]) {
                tied += labels[order[end++]];
            }
            events += tied;
            sum += tied * events / end;
            i = end;
        }
        return events == 0 ? Double.NaN : sum / events;
    }

    /** Greatest distance between the score distributions of events and others (Kolmogorov and Smirnov). */
    public static double ks(byte[] labels, double[] scores) {
        int[] order = descending(scores);
        double allEvents = IntStream.range(0, labels.length).map(i -> labels[i]).sum();
        double allOthers = labels.length - allEvents;
        double events = 0;
        double most = 0;
        for (int i = 0; i < order.length; i++) {
            events += labels[order[i]];
            boolean last = i + 1 == order.length || scores[order[i + 1]] != scores[order[i]];
            if (last) {
                most = Math.max(most, Math.abs(events / allEvents - (i + 1 - events) / allOthers));
            }
        }
        return most;
    }

    /** Events among the first {@code share} of the rows. */
    public static double eventsWithin(byte[] labels, double[] scores, double share) {
        int k = count(labels.length, share);
        int[] order = descending(scores);
        return IntStream.range(0, k).map(i -> labels[order[i]]).sum();
    }

    /** Rows that a share means, at least one. */
    public static int count(int rows, double share) {
        return Math.max(1, (int) Math.round(rows * share));
    }
}
