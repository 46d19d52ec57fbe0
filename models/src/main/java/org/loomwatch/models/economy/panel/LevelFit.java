package org.loomwatch.models.economy.panel;

import java.util.Arrays;

/**
 * {@code log value = own level + month of the industry + rest}, by weighted least squares with Huber's weights (the
 * time-dummy method of multilateral index numbers). Only months with a comparable value are held, one enterprise after the
 * other.
 */
final class LevelFit {

    /** Enterprises younger than this are still ramping up. */
    static final int RAMP_MONTHS = 12;

    /** An enterprise with fewer months has no level of its own. */
    private static final int LEAST_MONTHS = 6;

    private static final int LONGEST_GAP = 6;
    /** What is left after a month of an enterprise's distance from its own level, where it did not report. */
    private static final double PERSISTENCE = 0.9;

    private static final int PASSES = 12;
    private static final int PASSES_BEFORE_WEIGHTS = 4;
    private static final double HUBER = 2.0;
    private static final double MEDIAN_TO_DEVIATION = 1.4826;
    private static final int SAMPLE = 4096;
    private static final int SAMPLED_MONTH = 3;

    private final CellMap cells;
    private final int months;
    /** Where each enterprise's values begin; one more entry for the end. */
    private final int[] from;

    private int[] at = new int[1024];
    private float[] logs = new float[1024];
    private final double[] own;
    private final double[] weight;
    private final double[][] effect;
    private final double[] limit;

    private LevelFit(CellMap cells, int members, int months) {
        this.cells = cells;
        this.months = months;
        from = new int[members + 1];
        own = new double[members];
        weight = new double[members];
        effect = new double[cells.size()][months];
        limit = new double[cells.size()];
        Arrays.fill(limit, Double.POSITIVE_INFINITY);
    }

    /** What an enterprise reported in a month, comparable or not. */
    @FunctionalInterface
    interface Reported {
        void accept(int member, int month, boolean meterChanged);
    }

    /**
     * Fits one measure.
     *
     * @param months of the panel that are looked at
     * @param reported told of every value
     */
    static LevelFit of(
            EnterprisePanel panel,
            EconomicMeasure measure,
            EnterprisePanel.Known known,
            int months,
            Reported reported) {
        LevelFit fit = new LevelFit(panel.cells(), panel.members().size(), months);
        fit.collect(panel, measure, known, reported);
        fit.fit();
        return fit;
    }

    /** Takes in what can be compared. */
    private void collect(
            EnterprisePanel panel, EconomicMeasure measure, EnterprisePanel.Known known, Reported reported) {
        int size = 0;
        for (int i = 0; i < own.length; i++) {
            int founded = panel.members().get(i).founded();
            if (size + months > at.length) {
                at = Arrays.copyOf(at, 2 * at.length + months);
                logs = Arrays.copyOf(logs, at.length);
            }
            int end = size;
            double sum = 0;
            for (int t = 0; t < months; t++) {
                float log = known.log(t, i);
                if (!Float.isNaN(log)) {
                    boolean changed = measure.isMetered() && known.isMeterChanged(t, i);
                    reported.accept(i, t, changed);
                    if (!changed && t - founded >= RAMP_MONTHS) {
                        at[end] = t;
                        logs[end++] = log;
                        sum += log;
                    }
                }
            }
            if (end - size >= LEAST_MONTHS) {
                own[i] = sum / (end - size);
                weight[i] = Math.exp(own[i] / 2);
                size = end;
            }
            from[i + 1] = size;
        }
    }

    /** Fits own levels and the industries' months by turns. */
    private void fit() {
        for (int pass = 0; pass < PASSES; pass++) {
            double[][] sums = new double[cells.size()][months];
            double[][] weights = new double[cells.size()][months];
            for (int i = 0; i < own.length; i++) {
                if (from[i] < from[i + 1]) {
                    int industry = cells.industryOf(i);
                    if (pass > 0) {
                        own[i] = ownLevel(i, effect[industry], limit[industry]);
                    }
                    add(i, effect[industry], limit[industry], sums[industry], weights[industry]);
                }
            }
            for (int c = 0; c < sums.length; c++) {
                for (int t = 0; t < months; t++) {
                    effect[c][t] = weights[c][t] > 0 ? sums[c][t] / weights[c][t] : 0;
                }
            }
            if (pass >= PASSES_BEFORE_WEIGHTS) {
                measureLimits();
            }
        }
        for (int i = 0; i < own.length; i++) {
            if (from[i] < from[i + 1]) {
                own[i] = ownLevel(i, effect[cells.industryOf(i)], limit[cells.industryOf(i)]);
            }
        }
    }

    private double ownLevel(int i, double[] month, double most) {
        double level = own[i];
        double sum = 0;
        double total = 0;
        for (int k = from[i]; k < from[i + 1]; k++) {
            double rest = logs[k] - month[at[k]];
            double w = huber(rest - level, most);
            sum += w * rest;
            total += w;
        }
        return sum / total;
    }

    private void add(int i, double[] month, double most, double[] sums, double[] weights) {
        double level = own[i];
        for (int k = from[i]; k < from[i + 1]; k++) {
            int t = at[k];
            double rest = logs[k] - level;
            double w = weight[i] * huber(rest - month[t], most);
            sums[t] += w * rest;
            weights[t] += w;
        }
    }

    private static double huber(double rest, double most) {
        double size = Math.abs(rest);
        return size <= most ? 1 : most / size;
    }

    /** Twice the typical distance of an enterprise from its level in each industry, by the median of a sample. */
    private void measureLimits() {
        float[][] samples = new float[cells.size()][SAMPLE];
        int[] sizes = new int[cells.size()];
        for (int i = 0; i < own.length; i++) {
            int c = cells.industryOf(i);
            for (int k = from[i]; k < from[i + 1] && sizes[c] < SAMPLE; k++) {
                if (at[k] % SAMPLED_MONTH == i % SAMPLED_MONTH) {
                    samples[c][sizes[c]++] = (float) Math.abs(logs[k] - own[i] - effect[c][at[k]]);
                }
            }
        }
        for (int c = 0; c < sizes.length; c++) {
            if (sizes[c] > 0) {
                float median = Selection.smallest(samples[c], sizes[c], sizes[c] / 2);
                limit[c] = HUBER * Math.max(0.01, MEDIAN_TO_DEVIATION * median);
            }
        }
    }

    /** Whether an enterprise has a level of its own. */
    boolean isFitted(int member) {
        return from[member] < from[member + 1];
    }

    /** Root of its size; 0 without a level. */
    double weight(int member) {
        return weight[member];
    }

    /**
     * An enterprise's distance from its own level, month effect included, extremes pulled in and gaps carried on.
     *
     * @param distances filled by month; NaN outside its life
     * @param carried filled by month: whether it did not report
     */
    void distances(int member, float[] distances, boolean[] carried) {
        int industry = cells.industryOf(member);
        double[] month = effect[industry];
        double last = 0;
        int gap = LONGEST_GAP + 1;
        int k = from[member];
        for (int t = 0; t < months; t++) {
            carried[t] = k == from[member + 1] || at[k] != t;
            if (carried[t]) {
                gap++;
                last *= PERSISTENCE;
            } else {
                gap = 0;
                double rest = logs[k++] - own[member] - month[t];
                last = rest * huber(rest, limit[industry]);
            }
            distances[t] = gap > LONGEST_GAP ? Float.NaN : (float) (month[t] + last);
        }
    }
}
