package org.loomwatch.api.school.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario beside the forecast it changes. Gaps are summed over areas and grades; a surplus never covers a gap elsewhere.
 *
 * @param run the forecast it is compared with
 * @param years everything the viewer sees
 * @param areas the areas that the scenario changes
 */
public record Outcome(long run, int originYear, List<OutcomeYear> years, List<OutcomeArea> areas) {

    /**
     * One year before and after.
     *
     * @param extraPlaces places more (or fewer) that the scenario asks for: change of the expected gap
     * @param extraPlaces90 the same in the worst case of ten
     */
    public record OutcomeYear(
            int year,
            double basePupils,
            double pupils,
            double basePlaces,
            double places,
            double baseGap,
            double gap,
            double baseGap90,
            double gap90,
            double extraPlaces,
            double extraPlaces90) {}

    /** One changed area. */
    public record OutcomeArea(
            String area, String nameZh, String nameEn, List<OutcomeYear> years, List<OutcomeCell> cells) {}

    /** One grade and year of a changed area. */
    public record OutcomeCell(
            int grade,
            int year,
            double basePupils,
            double pupils,
            @Nullable Double basePlaces,
            @Nullable Double places,
            @Nullable Double baseProbability,
            @Nullable Double probability,
            @Nullable Double baseGap,
            @Nullable Double gap) {}
}
