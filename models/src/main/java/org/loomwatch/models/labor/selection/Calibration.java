package org.loomwatch.models.labor.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From log-odds to probabilities that come true. A rising piecewise line in log-odds: a straight one is Platt's, one with
 * many corners is isotonic regression.
 */
public final class Calibration {

    /** From this many events on, isotonic regression has enough to draw the curve by. */
    static final int ISOTONIC_EVENTS = 1000;

    private static final int ISOTONIC_BLOCKS = 40;
    private static final int NEWTON_STEPS = 50;

    /** Standard deviations of slope (about 1) and intercept (about 0) before anything was seen. */
    private static final double SLOPE_DEVIATION = 0.15;

    private static final double INTERCEPT_DEVIATION = 0.15;

    /** One over the variance of a standardized slope before anything was seen: next to nothing. */
    private static final double LEVEL_PRIOR = 0.04;

    private final String kind;
    private final double[] x;
    private final double[] y;

    private Calibration(String kind, double[] x, double[] y) {
        this.kind = kind;
        this.x = x;
        this.y = y;
    }

    /** Corners as kept in a registry. */
    public static Calibration of(String kind, double[] x, double[] y) {
        return new Calibration(kind, x.clone(), y.clone());
    }

    /** Learns from predictions of a later period than the model was trained on: Platt with few events, else isotonic. */
    public static Calibration learn(double[] logOdds, byte[] labels) {
        int events = 0;
        for (byte label : labels) {
            events += label;
        }
        return events < ISOTONIC_EVENTS ? platt(logOdds, labels) : isotonic(logOdds, labels);
    }

    /** Platt's line, drawn a little towards leaving the log-odds alone, which matters with few events only. */
    static Calibration platt(double[] logOdds, byte[] labels) {
        double[] line = line(logOdds, labels);
        return new Calibration(
                "platt", new double[] {-10, 10}, new double[] {line[0] - 10 * line[1], line[0] + 10 * line[1]});
    }

    /**
     * Intercept and slope that bring log-odds of another's model to our level, so that what {@link #learn} expects of them holds: it
     * may have learnt from another share of events than there are here.
     *
     * @return a slope of 0 or less if the model says more where there are fewer events
     */
    public static double[] level(double[] logOdds, byte[] labels) {
        int n = labels.length;
        double mean = Arrays.stream(logOdds).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(logOdds)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0));
        if (deviation == 0) {
            return new double[] {0, 0};
        }
        double events = 0.5;
        for (byte label : labels) {
            events += label;
        }
        double a = Math.log(events / (n + 1 - events));
        double b = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double ga = 0;
            double gb = -b * LEVEL_PRIOR;
            double haa = 1e-9;
            double hab = 0;
            double hbb = LEVEL_PRIOR;
            for (int i = 0; i < n; i++) {
                double x = (logOdds[i] - mean) / deviation;
                double p = 1 / (1 + Math.exp(-(a + b * x)));
                double w = p * (1 - p);
                ga += labels[i] - p;
                gb += (labels[i] - p) * x;
                haa += w;
                hab += w * x;
                hbb += w * x * x;
            }
            double det = haa * hbb - hab * hab;
            double da = (hbb * ga - hab * gb) / det;
            double db = (haa * gb - hab * ga) / det;
            a += da;
            b += db;
            if (Math.abs(da) + Math.abs(db) < 1e-9) {
                break;
            }
        }
        return new double[] {a - b * mean / deviation, b / deviation};
    }

    /** Intercept and slope. */
    static double[] line(double[] logOdds, byte[] labels) {
        double a = 0;
        double b = 1;
        double priorA = 1 / (INTERCEPT_DEVIATION * INTERCEPT_DEVIATION);
        double priorB = 1 / (SLOPE_DEVIATION * SLOPE_DEVIATION);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double ga = -priorA * a;
            double gb = -priorB * (b - 1);
            double haa = priorA;
            double hab = 0;
            double hbb = priorB;
            for (int i = 0; i < labels.length; i++) {
                double p = 1 / (1 + Math.exp(-(a + b * logOdds[i])));
                double w = p * (1 - p);
                ga += labels[i] - p;
                gb += (labels[i] - p) * logOdds[i];
                haa += w;
                hab += w * logOdds[i];
                hbb += w * logOdds[i] * logOdds[i];
            }
            double det = haa * hbb - hab * hab;
            double da = (hbb * ga - hab * gb) / det;
            double db = (haa * gb - hab * ga) / det;
            a += da;
            b = Math.max(0.05, b + db);
            if (Math.abs(da) + Math.abs(db) < 1e-9) {
                break;
            }
        }
        return new double[] {a, b};
    }

    /** Blocks of equal numbers of events, pooled until they rise, joined by lines in log-odds. */
    static Calibration isotonic(double[] logOdds, byte[] labels) {
        int[] order = org.loomwatch.models.labor.metrics.Ranking.descending(logOdds);
        int events = 0;
        for (byte label : labels) {
            events += label;
        }
        List<double[]> blocks = new ArrayList<>();
        double[] block = new double[3];
        for (int i = order.length - 1; i >= 0; i--) {
            block[0] += logOdds[order[i]];
            block[1] += labels[order[i]];
            block[2]++;
            boolean tied = i > 0 && logOdds[order[i - 1]] == logOdds[order[i]];
            if (!tied && (block[1] >= (double) events / ISOTONIC_BLOCKS || i == 0)) {
                pool(blocks, block);
                block = new double[3];
            }
        }
        double[] x = new double[blocks.size()];
        double[] y = new double[blocks.size()];
        for (int b = 0; b < x.length; b++) {
            double rate = (blocks.get(b)[1] + 0.5) / (blocks.get(b)[2] + 1);
            x[b] = blocks.get(b)[0] / blocks.get(b)[2];
            y[b] = Math.log(rate / (1 - rate));
        }
        return x.length < 2 ? platt(logOdds, labels) : new Calibration("isotonic", x, y);
    }

    private static void pool(List<double[]> blocks, double[] added) {
        double[] last = added;
        while (!blocks.isEmpty()) {
            double[] before = blocks.get(blocks.size() - 1);
            if (before[1] / before[2] < last[1] / last[2]) {
                break;
            }
            blocks.remove(blocks.size() - 1);
            last = new double[] {before[0] + last[0], before[1] + last[1], before[2] + last[2]};
        }
        blocks.add(last);
    }

    /** {@code platt} or {@code isotonic}. */
    public String kind() {
        return kind;
    }

    public double[] x() {
        return x.clone();
    }

    public double[] y() {
        return y.clone();
    }

    /** Beyond the outermost corners the outermost lines go on. */
    public double logOdds(double score) {
        int found = Arrays.binarySearch(x, score);
        int right = Math.min(x.length - 1, Math.max(1, found >= 0 ? found : -found - 1));
        double slope = (y[right] - y[right - 1]) / (x[right] - x[right - 1]);
        return y[right - 1] + slope * (score - x[right - 1]);
    }

    public double probability(double score) {
        return 1 / (1 + Math.exp(-logOdds(score)));
    }

    public double[] probabilities(double[] scores) {
        return Arrays.stream(scores).map(this::probability).toArray();
    }
}
