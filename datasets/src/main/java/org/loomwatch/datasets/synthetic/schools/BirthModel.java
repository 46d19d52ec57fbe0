package org.loomwatch.datasets.synthetic.schools;

import org.loomwatch.datasets.synthetic.random.Draws;

/** Births of one catchment: a level, a trend of its own, the country's waves, and chance. */
final class BirthModel {

    private static final double MEDIAN = 300;
    private static final double LEVEL_SPREAD = 0.35;
    private static final double TREND_SPREAD = 0.012;
    private static final int MIDDLE_YEAR = 2015;

    /** The country's waves relative to 2015, from 2003: dragon years, the two-child years, the fall after 2017. */
    private static final double[] WAVES = {
        0.90, 0.92, 0.93, 0.93, 0.95, 0.96, 0.96, 0.97, 0.98, 1.14, 1.03, 1.09, 1.00, 1.20, 1.22, 1.08, 1.01, 0.83,
        0.75, 0.69, 0.64, 0.68, 0.62, 0.59, 0.58, 0.57, 0.57, 0.56, 0.56, 0.56, 0.56, 0.56, 0.56
    };

    private BirthModel() {}

    /** Births by year from {@link SchoolYears#FIRST_BIRTHS}. */
    static int[] draw(int years, double density, Draws draws) {
        double level = MEDIAN * (0.5 + 0.5 * density) * draws.spread(LEVEL_SPREAD);
        double trend = 0.008 + TREND_SPREAD * draws.gauss();
        int[] births = new int[years];
        for (int i = 0; i < years; i++) {
            int year = SchoolYears.FIRST_BIRTHS + i;
            double wave = WAVES[Math.min(i, WAVES.length - 1)];
            births[i] = draws.poisson(level * wave * StrictMath.exp(trend * (year - MIDDLE_YEAR)));
        }
        return births;
    }
}
