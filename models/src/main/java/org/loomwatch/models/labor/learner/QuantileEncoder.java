package org.loomwatch.models.labor.learner;

import java.util.Arrays;
import org.loomwatch.models.labor.panel.FeatureTable;

/**
 * Turns each feature into the normal score of its place among the values it was learnt from: heavy tails and units vanish.
 * A missing value scores 0, the middle; where missing is common enough to tell something, a 0/1 column says so.
 */
final class QuantileEncoder {

    private static final int MOST_KNOTS = 1024;
    private static final double TAIL = 0.0005;
    private static final double LEAST_MISSING = 0.005;

    /** Sorted values per feature, at most {@link #MOST_KNOTS}, evenly spaced in rank. */
    private final float[][] knots;

    private final int[] flagged;

    private QuantileEncoder(float[][] knots, int[] flagged) {
        this.knots = knots;
        this.flagged = flagged;
    }

    static QuantileEncoder learn(FeatureTable table) {
        float[][] knots = new float[table.width()][];
        boolean[] flag = new boolean[table.width()];
        for (int c = 0; c < knots.length; c++) {
            float[] sorted = table.column(c).clone();
            Arrays.sort(sorted);
            int known = sorted.length;
            while (known > 0 && Float.isNaN(sorted[known - 1])) {
                known--;
            }
            double missing = 1 - (double) known / sorted.length;
            flag[c] = missing >= LEAST_MISSING && missing <= 1 - LEAST_MISSING;
            knots[c] = thin(sorted, known);
        }
        int[] flagged = java.util.stream.IntStream.range(0, flag.length)
                .filter(c -> flag[c])
                .toArray();
        return new QuantileEncoder(knots, flagged);
    }

    private static float[] thin(float[] sorted, int known) {
        if (known <= MOST_KNOTS) {
            return Arrays.copyOf(sorted, known);
        }
        float[] chosen = new float[MOST_KNOTS];
        for (int k = 0; k < MOST_KNOTS; k++) {
            chosen[k] = sorted[(int) Math.round((double) k * (known - 1) / (MOST_KNOTS - 1))];
        }
        return chosen;
    }

    int width() {
        return knots.length + flagged.length;
    }

    /** The feature that an encoded column belongs to. */
    int featureOf(int column) {
        return column < knots.length ? column : flagged[column - knots.length];
    }

    float[][] encode(FeatureTable table) {
        float[][] encoded = new float[width()][];
        for (int c = 0; c < knots.length; c++) {
            float[] values = table.column(c);
            float[] scores = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                scores[i] = Float.isNaN(values[i]) || knots[c].length == 0 ? 0 : (float) score(knots[c], values[i]);
            }
            encoded[c] = scores;
        }
        for (int f = 0; f < flagged.length; f++) {
            float[] values = table.column(flagged[f]);
            float[] missing = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                missing[i] = Float.isNaN(values[i]) ? 1 : 0;
            }
            encoded[knots.length + f] = missing;
        }
        return encoded;
    }

    private static double score(float[] sorted, float value) {
        int below = lower(sorted, value);
        int notAbove = below;
        while (notAbove < sorted.length && sorted[notAbove] == value && notAbove - below < 8) {
            notAbove++;
        }
        if (notAbove - below == 8) {
            notAbove = lower(sorted, Math.nextUp(value));
        }
        double place = (below + notAbove) / 2.0;
        if (notAbove == below && below > 0 && below < sorted.length) {
            place += (value - sorted[below - 1]) / (sorted[below] - sorted[below - 1]) - 0.5;
        }
        return Normal.quantile(Math.min(1 - TAIL, Math.max(TAIL, place / sorted.length)));
    }

    /** How many are below {@code value}. */
    private static int lower(float[] sorted, float value) {
        int from = 0;
        int until = sorted.length;
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from;
    }

    float[][] knots() {
        return knots;
    }

    int[] flagged() {
        return flagged;
    }

    static QuantileEncoder of(float[][] knots, int[] flagged) {
        return new QuantileEncoder(knots, flagged);
    }
}
