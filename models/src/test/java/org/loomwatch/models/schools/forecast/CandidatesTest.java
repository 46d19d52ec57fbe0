package org.loomwatch.models.schools.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.schools.forecast.CohortProjection.Intake;

class CandidatesTest {

    /** One area, three grades, four years; every class keeps nine tenths each year. */
    private static final double[][][] STEADY = {
        {{100, 100, 100, 100}, {90, 90, 90, 90}, {81, 81, 81, 81}},
    };

    private static History district(double[][][] cells, double[][] births) {
        return new History("district", List.of("district"), cells, new double[] {1, 1, 1, 1}, births, new int[1], null);
    }

    @Test
    void cohortsMoveUpByTheirRatio() {
        double[][][] cells = {{{100, 100, 100, 120}, {90, 90, 90, 90}, {81, 81, 81, 81}}};
        double[][][] out = new CohortProjection("ratio", 3, 1, 0, true, 1, 1, Intake.OWN_MEAN)
                .project(district(cells, new double[0][]), 2);
        assertEquals(120, out[0][0][0], 1e-9);
        assertEquals(108, out[0][1][0], 1e-9);
        assertEquals(97.2, out[0][2][1], 1e-9);
    }

    @Test
    void aShockStepIsNotLearntFrom() {
        double[][][] cells = {{{100, 100, 100, 100}, {90, 90, 45, 90}, {81, 81, 81, 81}}};
        History history = new History(
                "district", List.of("district"), cells, new double[] {1, 1, 0, 1}, new double[0][], new int[1], null);
        GradeRatios masked = new GradeRatios(history, 3, 1, 0, true);
        GradeRatios plain = new GradeRatios(history, 3, 1, 0, false);
        assertEquals(0.9, masked.ratio(0, 0), 1e-9);
        assertEquals(0.75, plain.ratio(0, 0), 1e-9);
    }

    @Test
    void smallAreasLeanOnTheirGroup() {
        double[][][] areas = {
            {{10, 10, 10, 10}, {12, 12, 12, 12}}, {{1000, 1000, 1000, 1000}, {900, 900, 900, 900}},
        };
        double[][][] sum = {{{1010, 1010, 1010, 1010}, {912, 912, 912, 912}}};
        History upper = district(sum, new double[0][]);
        History history = new History(
                "area",
                List.of("small", "large"),
                areas,
                new double[] {1, 1, 1, 1},
                new double[0][],
                new int[2],
                upper);
        GradeRatios ratios = new GradeRatios(history, 3, 1, 60, true);
        assertTrue(ratios.ratio(0, 0) < 1.05, "a ratio of 1.2 from ten pupils is mostly noise");
        assertEquals(0.9, ratios.ratio(1, 0), 0.001);
    }

    @Test
    void entrantsFollowBirths() {
        double[][] births = {{100, 100, 100, 100, 150, 50}};
        double[][][] out =
                new CohortProjection("births", 3, 1, 0, true, 1, 1, Intake.BIRTHS).project(district(STEADY, births), 2);
        assertEquals(150, out[0][0][0], 1e-6);
        assertEquals(50, out[0][0][1], 1e-6);
        assertEquals(135, out[0][1][1], 1e-6);
    }

    @Test
    void entryGradesFollowTheGroup() {
        double[][][] areas = {
            {{100, 100, 100, 200}, {90, 90, 90, 90}, {0, 0, 0, 0}},
            {{0, 0, 0, 0}, {0, 0, 0, 0}, {81, 81, 81, 81}},
        };
        double[][][] sum = {{{100, 100, 100, 200}, {90, 90, 90, 90}, {81, 81, 81, 81}}};
        History upper = district(sum, new double[0][]);
        History history = new History(
                "area",
                List.of("primary", "junior"),
                areas,
                new double[] {1, 1, 1, 1},
                new double[0][],
                new int[2],
                upper);
        double[][][] out = new CohortProjection("feeder", 3, 1, 0, true, 1, 1, Intake.GROUP_SHARE).project(history, 2);
        assertEquals(81, out[1][2][0], 1e-6);
        assertEquals(162, out[1][2][1], 1e-6);
        assertEquals(0, out[0][2][1], 1e-9);
    }

    @Test
    void theTrendIsDamped() {
        double[][][] cells = {{{100, 110, 121, 133.1}}};
        double[][][] out = new DampedTrend("trend", 3, 1).project(district(cells, new double[0][]), 3);
        double first = Math.log(out[0][0][0] / 133.1);
        double third = Math.log(out[0][0][2] / out[0][0][1]);
        assertTrue(first > 0 && third > 0 && third < first);
    }

    @Test
    void findsTheYearInWhichAllRatiosJump() {
        double[][] district = new double[9][11];
        for (int t = 0; t < 11; t++) {
            for (int g = 0; g < 9; g++) {
                double wave = 1 + 0.002 * Math.sin(3 * t + g);
                district[g][t] = 10_000 * wave * (t == 7 ? 0.96 : 1);
            }
        }
        assertEquals(Set.of(7, 8), ShockDetector.detect(district));
    }
}
