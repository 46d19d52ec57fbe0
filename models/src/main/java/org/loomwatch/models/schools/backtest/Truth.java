package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.models.schools.data.EnrolmentPanel;

/** What really came, by level; NaN where nothing usable was reported. */
final class Truth {

    private final List<double[][][]> cells = new ArrayList<>();

    Truth(EnrolmentPanel panel, LevelMap levels) {
        cells.add(panel.copyCells());
        for (int level = 0; level + 1 < levels.count(); level++) {
            cells.add(sumReported(levels, level, cells.get(level)));
        }
    }

    double pupils(int level, int node, int grade, int year) {
        return cells.get(level)[node][grade][year];
    }

    double total(int level, int node, int year) {
        double sum = 0;
        for (double[] series : cells.get(level)[node]) {
            sum += series[year];
        }
        return sum;
    }

    /** Sums over the nodes that reported; NaN if none did. */
    private static double[][][] sumReported(LevelMap levels, int level, double[][][] lower) {
        double[][][] sums = new double[levels.get(level + 1).ids().size()][lower[0].length][lower[0][0].length];
        for (double[][] node : sums) {
            for (double[] series : node) {
                Arrays.fill(series, Double.NaN);
            }
        }
        for (int n = 0; n < lower.length; n++) {
            double[][] sum = sums[levels.get(level).parent()[n]];
            for (int g = 0; g < sum.length; g++) {
                for (int t = 0; t < sum[g].length; t++) {
                    if (!Double.isNaN(lower[n][g][t])) {
                        sum[g][t] = (Double.isNaN(sum[g][t]) ? 0 : sum[g][t]) + lower[n][g][t];
                    }
                }
            }
        }
        return sums;
    }
}
