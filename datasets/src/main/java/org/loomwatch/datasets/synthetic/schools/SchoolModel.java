package org.loomwatch.datasets.synthetic.schools;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.datasets.synthetic.geography.Catchment;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/**
 * Pupils by catchment, grade and year:
 *
 * <p>grade 1 = births six years before × entry ratio (its own level, a random walk, an error of the year) + pupils from
 * new housing; grade g+1 = grade g of the year before × progression × (1 + migration) + pupils from new housing, with
 * sampling noise.
 */
final class SchoolModel {

    private static final double ENTRY = 0.90;
    private static final double ENTRY_WALK = 0.022;
    private static final double ENTRY_ERROR = 0.030;
    private static final double MIGRATION_SPREAD = 0.010;
    private static final double NOISE = 0.30;
    private static final double PUPILS_PER_DWELLING = 0.30;
    private static final double FIRST_YEAR_SHARE = 0.6;
    private static final double PROJECT = 0.13;

    /** Progression from grade g to g + 1, at index g − 1: many leave for other schools after primary. */
    private static final double[] PROGRESSION = {0.995, 0.994, 0.995, 0.995, 0.993, 0.905, 0.992, 0.982};

    /** How new residents' children spread over the grades. */
    private static final double[] RESIDENT_GRADES = {0.19, 0.16, 0.14, 0.12, 0.11, 0.10, 0.07, 0.06, 0.05};

    private final SchoolYears years;
    private final Draws draws;
    private final double[] districtWalk;
    private final double[] districtMigration;

    SchoolModel(long seed, SchoolYears years) {
        this.years = years;
        this.draws = new Draws(seed);
        int count = years.lastHidden() - SchoolYears.FIRST_HIDDEN + 1;
        districtWalk = new double[count];
        districtMigration = new double[count];
        draws.at(Stream.SCHOOLS, -1, 0);
        for (int i = 1; i < count; i++) {
            districtWalk[i] = districtWalk[i - 1] + 0.015 * draws.gauss();
            districtMigration[i] = migration(SchoolYears.FIRST_HIDDEN + i) + 0.006 * draws.gauss();
        }
    }

    List<CatchmentSchool> build(List<Catchment> catchments) {
        List<CatchmentSchool> schools = new ArrayList<>();
        for (int i = 0; i < catchments.size(); i++) {
            schools.add(build(catchments.get(i), i));
        }
        return schools;
    }

    /** Net inflow of families: growth until 2019, people leaving in 2020 and 2022. */
    private static double migration(int year) {
        return switch (year) {
            case 2020 -> -0.028;
            case 2021 -> 0.004;
            case 2022 -> -0.016;
            default -> year < 2020 ? 0.013 : 0.002;
        };
    }

    private CatchmentSchool build(Catchment catchment, int index) {
        int count = years.lastHidden() - SchoolYears.FIRST_HIDDEN + 1;
        draws.at(Stream.SCHOOLS, index, 1);
        int[] births = BirthModel.draw(years.lastHidden() - SchoolYears.FIRST_BIRTHS + 1, catchment.density(), draws);
        draws.at(Stream.SCHOOLS, index, 2);
        int[] housing = new int[count];
        for (int i = 0; i < count; i++) {
            housing[i] = draws.chance(PROJECT) ? 200 + draws.below(1800) : 0;
        }
        draws.at(Stream.SCHOOLS, index, 3);
        int[][] pupils = new int[count][SchoolYears.GRADES];
        double ratio = ENTRY * draws.spread(0.15);
        double attraction = MIGRATION_SPREAD * draws.gauss();
        for (int i = 0; i < count; i++) {
            ratio *= StrictMath.exp(ENTRY_WALK * draws.gauss());
            double residents = PUPILS_PER_DWELLING
                    * (FIRST_YEAR_SHARE * housing[i] + (1 - FIRST_YEAR_SHARE) * (i > 0 ? housing[i - 1] : 0));
            double entry = ratio * StrictMath.exp(districtWalk[i] + ENTRY_ERROR * draws.gauss());
            double inflow = districtMigration[i] + attraction + 0.006 * draws.gauss();
            for (int grade = 1; grade <= SchoolYears.GRADES; grade++) {
                double mean = mean(births, pupils, i, grade, entry, inflow) + residents * RESIDENT_GRADES[grade - 1];
                double noisy = mean + StrictMath.sqrt(NOISE * mean) * draws.gauss();
                pupils[i][grade - 1] = Math.max(0, (int) StrictMath.rint(noisy));
            }
        }
        int[][] places = new PlaceModel(years).draw(pupils, draws.at(Stream.SCHOOLS, index, 4));
        return new CatchmentSchool(catchment.id(), births, housing, pupils, places);
    }

    private double mean(int[] births, int[][] pupils, int year, int grade, double entry, double inflow) {
        int sixBefore = SchoolYears.FIRST_HIDDEN + year - 6 - SchoolYears.FIRST_BIRTHS;
        if (grade == 1) {
            return births[sixBefore] * entry;
        }
        if (year == 0) {
            return births[0] * entry * (1 - 0.012 * grade) * (grade > 6 ? PROGRESSION[5] : 1);
        }
        return pupils[year - 1][grade - 2] * PROGRESSION[grade - 2] * (1 + inflow);
    }
}
