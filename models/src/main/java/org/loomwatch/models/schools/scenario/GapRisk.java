package org.loomwatch.models.schools.scenario;

import java.util.OptionalDouble;

/**
 * One area, grade and year: pupils expected, and what the places make of it. Without known places the risk is NaN.
 *
 * @param probabilityShort chance that there are more pupils than places
 * @param expectedGap mean number of pupils without a place; surpluses count as zero
 * @param gap90 pupils without a place in the worst case of ten
 */
public record GapRisk(
        double pupils,
        double low80,
        double high80,
        OptionalDouble places,
        double probabilityShort,
        double expectedGap,
        double gap90) {

    /** @param outcomes equally likely pupil counts, ascending */
    static GapRisk of(double pupils, double[] outcomes, OptionalDouble places) {
        double low = outcomes[(int) Math.round(0.10 * (outcomes.length + 1)) - 1];
        double high = outcomes[(int) Math.round(0.90 * (outcomes.length + 1)) - 1];
        if (places.isEmpty()) {
            return new GapRisk(pupils, low, high, places, Double.NaN, Double.NaN, Double.NaN);
        }
        int shortages = 0;
        double gaps = 0;
        for (double outcome : outcomes) {
            if (outcome > places.getAsDouble()) {
                shortages++;
                gaps += outcome - places.getAsDouble();
            }
        }
        return new GapRisk(
                pupils,
                low,
                high,
                places,
                (double) shortages / outcomes.length,
                gaps / outcomes.length,
                Math.max(0, high - places.getAsDouble()));
    }
}
