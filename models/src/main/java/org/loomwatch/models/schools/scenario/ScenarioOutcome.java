package org.loomwatch.models.schools.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A changed forecast beside the base. Gaps are summed over areas and grades without setting a surplus in one off against
 * a gap in another.
 */
public record ScenarioOutcome(SchoolForecast base, SchoolForecast changed, List<YearDifference> years) {

    /**
     * The district in one year; differences are changed minus base.
     *
     * @param extraPlaces places more (or fewer) that the expected gaps ask for
     * @param extraPlaces90 the same in the worst case of ten
     */
    public record YearDifference(
            int year,
            double basePupils,
            double changedPupils,
            double baseGap,
            double changedGap,
            double extraPlaces,
            double extraPlaces90) {}

    public ScenarioOutcome {
        years = List.copyOf(years);
    }

    /** Applies the scenarios one after the other and compares the last with the base. */
    public static ScenarioOutcome of(SchoolForecast base, List<Scenario> scenarios) {
        SchoolForecast changed = base;
        for (Scenario scenario : scenarios) {
            changed = scenario.apply(changed);
        }
        List<YearDifference> years = new ArrayList<>();
        for (int year = base.originYear() + 1; year <= base.lastYear(); year++) {
            double[] before = sums(base, year);
            double[] after = sums(changed, year);
            years.add(new YearDifference(
                    year, before[0], after[0], before[1], after[1], after[1] - before[1], after[2] - before[2]));
        }
        return new ScenarioOutcome(base, changed, years);
    }

    /** Pupils, expected gap and gap at 90 %. */
    private static double[] sums(SchoolForecast forecast, int year) {
        double[] sums = new double[3];
        for (int a = 0; a < forecast.areas().size(); a++) {
            for (int grade = forecast.firstGrade(); grade <= forecast.lastGrade(); grade++) {
                GapRisk risk = forecast.risk(a, grade, year);
                sums[0] += risk.pupils();
                sums[1] += Double.isNaN(risk.expectedGap()) ? 0 : risk.expectedGap();
                sums[2] += Double.isNaN(risk.gap90()) ? 0 : risk.gap90();
            }
        }
        return sums;
    }
}
