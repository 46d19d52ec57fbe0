package org.loomwatch.models.schools.forecast;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Finds years into which the whole district's progression ratios jump together: a reporting break, an epidemic. For
 * each step the median over grades of the log ratio's distance from that grade's own median is compared with the
 * spread of the other steps.
 */
public final class ShockDetector {

    private static final int FEWEST_STEPS = 4;
    private static final double SMALLEST_JUMP = 0.008;
    private static final double SPREADS = 2;
    private static final double MAD_TO_SD = 1.4826;

    private ShockDetector() {}

    /** Positions t of years whose step t−1 → t is a shock; empty while fewer than four steps are known. */
    public static Set<Integer> detect(double[][] district) {
        int years = district[0].length;
        Set<Integer> shocks = new TreeSet<>();
        if (years - 1 < FEWEST_STEPS) {
            return shocks;
        }
        double[][] logs = new double[district.length - 1][years - 1];
        for (int g = 0; g < logs.length; g++) {
            for (int t = 1; t < years; t++) {
                double from = district[g][t - 1];
                double to = district[g + 1][t];
                logs[g][t - 1] = from > 0 && to > 0 ? Math.log(to / from) : Double.NaN;
            }
        }
        double[] jump = new double[years - 1];
        for (int t = 0; t < jump.length; t++) {
            double[] distances = new double[logs.length];
            for (int g = 0; g < logs.length; g++) {
                distances[g] = logs[g][t] - median(logs[g]);
            }
            jump[t] = median(distances);
        }
        double centre = median(jump);
        double spread = MAD_TO_SD
                * median(Arrays.stream(jump).map(j -> Math.abs(j - centre)).toArray());
        for (int t = 0; t < jump.length; t++) {
            if (Math.abs(jump[t] - centre) > Math.max(SMALLEST_JUMP, SPREADS * spread)) {
                shocks.add(t + 1);
            }
        }
        return shocks;
    }

    private static double median(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        return known.length == 0 ? 0 : new Median().evaluate(known);
    }
}
