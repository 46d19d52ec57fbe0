package org.loomwatch.datasets.synthetic.economy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A shock to the whole district.
 *
 * @param start month index of the onset
 * @param months length of the full blow; afterwards 35 % of what is left fades each month
 * @param depth full blow in units of the district's cycle
 * @param exposure by section A–T, 0 to about 1.5
 */
record Crisis(String name, int start, int months, double depth, List<Double> exposure) {

    private static final double KEPT_PER_MONTH = 0.65;

    /** Blow in a month before exposure, not below 0. */
    double blow(int month) {
        int since = month - start;
        if (since < 0) {
            return 0;
        }
        if (since < months) {
            return depth * Math.min(1, (since + 1) / 2.0);
        }
        return depth * StrictMath.pow(KEPT_PER_MONTH, since - months + 1);
    }

    /** Exposure table: a base for all sections and {@code letters} that differ, each by its own factor. */
    static List<Double> exposure(double base, String letters, double... factors) {
        List<Double> exposure = new ArrayList<>(Collections.nCopies(IndustryMix.SECTIONS, base));
        for (int i = 0; i < letters.length(); i++) {
            exposure.set(letters.charAt(i) - 'A', factors[i]);
        }
        return List.copyOf(exposure);
    }
}
