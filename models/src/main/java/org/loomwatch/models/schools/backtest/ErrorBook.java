package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.loomwatch.models.schools.backtest.ErrorDistribution.Bin;

/**
 * Own backtest errors, relative to the forecast, by years ahead and size: the source of every interval. Sizes are cut
 * into bins of equal count; with few errors in all a Student t with their root mean square stands in. A horizon without
 * errors yet widens the longest one that has them by the growth seen so far.
 */
final class ErrorBook {

    private static final int POINTS = ErrorDistribution.POINTS;
    private static final int BIN_SIZE = 150;
    private static final int MOST_BINS = 8;
    private static final int FEWEST_FOR_BINS = 40;
    private static final double USUAL_GROWTH = 0.75;
    private static final double USUAL_ERROR = 0.05;

    private record Miss(double size, double relative) {}

    private final List<List<Miss>> errors = new ArrayList<>();

    ErrorBook(int horizon) {
        for (int h = 0; h < horizon; h++) {
            errors.add(new ArrayList<>());
        }
    }

    void add(int h, double forecast, double actual) {
        if (forecast >= 1 && Double.isFinite(actual)) {
            errors.get(h).add(new Miss(forecast, (actual - forecast) / forecast));
        }
    }

    /** The distribution of all errors added. */
    ErrorDistribution close() {
        List<List<Bin>> bins = new ArrayList<>();
        int known = -1;
        for (int h = 0; h < errors.size(); h++) {
            if (errors.get(h).size() >= 2) {
                bins.add(cut(errors.get(h)));
                known = h;
            } else {
                bins.add(
                        known < 0
                                ? List.of(new Bin(Double.MAX_VALUE, student(USUAL_ERROR, 5)))
                                : widened(bins.get(known), known, h));
            }
        }
        return new ErrorDistribution(bins);
    }

    private static List<Bin> cut(List<Miss> all) {
        if (all.size() < FEWEST_FOR_BINS) {
            double squares =
                    all.stream().mapToDouble(e -> e.relative * e.relative).sum();
            return List.of(new Bin(Double.MAX_VALUE, student(Math.sqrt(squares / all.size()), all.size())));
        }
        List<Miss> bySize = new ArrayList<>(all);
        bySize.sort(Comparator.comparingDouble(Miss::size));
        int count = Math.max(1, Math.min(MOST_BINS, all.size() / BIN_SIZE));
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            List<Miss> part = bySize.subList(all.size() * b / count, all.size() * (b + 1) / count);
            double[] sorted = part.stream().mapToDouble(Miss::relative).sorted().toArray();
            double[] quantiles = new double[POINTS];
            for (int q = 0; q < POINTS; q++) {
                quantiles[q] = quantile(sorted, (q + 1.0) / (POINTS + 1));
            }
            bins.add(new Bin(b == count - 1 ? Double.MAX_VALUE : part.get(part.size() - 1).size, quantiles));
        }
        return bins;
    }

    /** Errors as known {@code known + 1} years ahead, widened to {@code h + 1} years by a power of the time. */
    private List<Bin> widened(List<Bin> nearer, int known, int h) {
        double power = USUAL_GROWTH;
        double near = medianAbsolute(errors.get(0));
        double far = medianAbsolute(errors.get(known));
        if (known > 0 && near > 0 && far > 0) {
            power = Math.max(0.4, Math.min(1.1, Math.log(far / near) / Math.log(known + 1.0)));
        }
        double factor = Math.pow((h + 1.0) / (known + 1.0), power);
        return nearer.stream()
                .map(bin -> new Bin(
                        bin.largestSize(),
                        Arrays.stream(bin.quantiles()).map(e -> e * factor).toArray()))
                .toList();
    }

    private static double medianAbsolute(List<Miss> all) {
        double[] sorted =
                all.stream().mapToDouble(e -> Math.abs(e.relative)).sorted().toArray();
        return sorted.length == 0 ? 0 : quantile(sorted, 0.5);
    }

    private static double[] student(double scale, int count) {
        TDistribution distribution = new TDistribution(Math.max(2, count));
        double[] quantiles = new double[POINTS];
        for (int q = 0; q < POINTS; q++) {
            quantiles[q] = scale * distribution.inverseCumulativeProbability((q + 1.0) / (POINTS + 1));
        }
        return quantiles;
    }

    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length + 1) - 1;
        int low = (int) Math.max(0, Math.min(sorted.length - 1, Math.floor(position)));
        int high = Math.min(sorted.length - 1, low + 1);
        double part = Math.max(0, Math.min(1, position - low));
        return sorted[low] + (sorted[high] - sorted[low]) * part;
    }
}
