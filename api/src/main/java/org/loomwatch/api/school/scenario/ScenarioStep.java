package org.loomwatch.api.school.scenario;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of a scenario. Which fields count depends on the kind; the others are null.
 *
 * @param kind {@code new_school}, {@code housing}, {@code inflow}, {@code entry_age}, {@code births}, {@code policy}
 * @param areas the one area of a school or of housing; where an inflow or a policy applies, none for all one sees
 * @param year from when on: of opening, first year lived in, of the changed entry class, of birth
 * @param places new_school: places added (or taken away) in each grade from that year on
 * @param phaseYears housing: over how many years the dwellings fill
 * @param dwellings housing: how many of each tenure, and the pupils each brings
 * @param usualDwellings housing: dwellings a year that past ratios already hold; null for the mean of the past years
 * @param yearlyRate inflow: change a year, 0.02 for two percent more
 * @param months entry_age: months of birth more (or fewer) in that entry class
 * @param factor births, policy: multiple of what would have been
 * @param firstGrade policy: grades it applies to when it begins
 */
public record ScenarioStep(
        String kind,
        @Nullable List<String> areas,
        int year,
        @Nullable List<GradePlaces> places,
        @Nullable Integer phaseYears,
        @Nullable List<Dwellings> dwellings,
        @Nullable Double usualDwellings,
        @Nullable Double yearlyRate,
        @Nullable Double months,
        @Nullable Double factor,
        @Nullable Integer firstGrade,
        @Nullable Integer lastGrade) {

    /** Places in one grade. */
    public record GradePlaces(int grade, double places) {}

    /** Dwellings of one tenure, and the pupils each brings over all grades. */
    public record Dwellings(String tenure, double count, double pupilsEach) {
        public Dwellings {
            Objects.requireNonNull(tenure, "tenure");
        }
    }

    public ScenarioStep {
        Objects.requireNonNull(kind, "kind");
    }

    List<String> areasOrNone() {
        return areas == null ? List.of() : areas;
    }
}
