package org.loomwatch.models.schools;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.loomwatch.models.schools.data.EnrolmentPanel;

/** Panels whose pupils follow known rules, for tests. */
public final class SchoolPanels {

    private SchoolPanels() {}

    /** Areas G0-0, G0-1 ... in groups of three, grades 1–9; classes lose a little each year, with seeded noise. */
    public static EnrolmentPanel grown(int areas, int years, double ratio, double noise, long seed) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        double[][][] pupils = new double[areas][9][years];
        boolean[][] reported = new boolean[areas][years];
        for (int a = 0; a < areas; a++) {
            ids.add("G%02d-%02d".formatted(a / 3, a));
            double entry = 60 + random.nextInt(80);
            for (int t = 0; t < years; t++) {
                reported[a][t] = true;
                for (int g = 0; g < 9; g++) {
                    double expected = g == 0 || t == 0
                            ? entry * Math.pow(ratio, g) * Math.pow(1.01, t)
                            : pupils[a][g - 1][t - 1] * ratio;
                    pupils[a][g][t] = Math.max(0, Math.rint(expected * (1 + noise * random.nextGaussian())));
                }
            }
        }
        return new EnrolmentPanel(ids, 1, 2012, pupils, reported);
    }

    /** The same panel with every count from a year on replaced by its multiple. */
    public static EnrolmentPanel scaledFrom(EnrolmentPanel panel, int year, double factor) {
        double[][][] cells = panel.copyCells();
        boolean[][] reported = new boolean[cells.length][panel.years()];
        for (int a = 0; a < cells.length; a++) {
            for (int t = 0; t < panel.years(); t++) {
                reported[a][t] = panel.isReported(a, t);
                for (int g = 0; g < cells[a].length; g++) {
                    cells[a][g][t] *= panel.firstYear() + t >= year ? factor : 1;
                }
            }
        }
        return new EnrolmentPanel(panel.areas(), panel.firstGrade(), panel.firstYear(), cells, reported);
    }
}
