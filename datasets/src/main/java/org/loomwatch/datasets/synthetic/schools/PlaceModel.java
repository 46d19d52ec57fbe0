package org.loomwatch.datasets.synthetic.schools;

import org.loomwatch.datasets.synthetic.random.Draws;

/**
 * School places: enough for the early years with some slack, then new classes a few years after the need was seen, if ever.
 * Future years hold what is under construction.
 */
final class PlaceModel {

    private static final int PRIMARY_GRADES = 6;
    private static final int PRIMARY_CLASS = 45;
    private static final int JUNIOR_CLASS = 50;
    private static final double SEEN_WHEN_FULL = 1.02;
    private static final double DECIDED = 0.45;
    private static final int YEARS_TO_BUILD = 3;

    private final SchoolYears years;

    PlaceModel(SchoolYears years) {
        this.years = years;
    }

    int[][] draw(int[][] pupils, Draws draws) {
        int[][] places = new int[pupils.length][SchoolYears.GRADES];
        stage(pupils, places, 0, PRIMARY_GRADES, PRIMARY_CLASS, draws);
        stage(pupils, places, PRIMARY_GRADES, SchoolYears.GRADES, JUNIOR_CLASS, draws);
        return places;
    }

    private void stage(int[][] pupils, int[][] places, int from, int to, int classSize, Draws draws) {
        int base = SchoolYears.FIRST_COUNTED - SchoolYears.FIRST_HIDDEN;
        double need = 0;
        for (int year = 0; year <= base; year++) {
            need = Math.max(need, perGrade(pupils[year], from, to));
        }
        int classes = (int) Math.ceil(need * draws.uniform(1.02, 1.35) / classSize);
        int[] opening = new int[pupils.length + YEARS_TO_BUILD];
        int lastSeen = years.lastCounted() - SchoolYears.FIRST_HIDDEN;
        for (int year = 0; year < pupils.length; year++) {
            classes += opening[year];
            for (int grade = from; grade < to; grade++) {
                places[year][grade] = classes * classSize;
            }
            double full = perGrade(pupils[year], from, to) / (classes * (double) classSize);
            if (year <= lastSeen && full > SEEN_WHEN_FULL && draws.chance(DECIDED)) {
                opening[year + YEARS_TO_BUILD] = Math.max(1, (int) StrictMath.rint(classes * draws.uniform(0.1, 0.25)));
            }
        }
    }

    private static double perGrade(int[] pupils, int from, int to) {
        double sum = 0;
        for (int grade = from; grade < to; grade++) {
            sum += pupils[grade];
        }
        return sum / (to - from);
    }
}
