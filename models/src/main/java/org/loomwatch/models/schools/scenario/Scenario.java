package org.loomwatch.models.schools.scenario;

import java.util.List;
import java.util.Map;
import org.loomwatch.models.schools.data.Capacity;

/** A what-if change. Pure: the base forecast is left as it was. */
public sealed interface Scenario {

    SchoolForecast apply(SchoolForecast base);

    /** Age in years of a child in grade 0; grade 1 is entered by those born six years before. */
    int AGE_AT_GRADE_ZERO = 5;

    /** Places added (or, negative, taken away) in one grade from a year on. */
    record PlaceChange(int grade, int year, double places) {}

    /** A new or extended school in an area. */
    record NewSchool(String area, List<PlaceChange> changes) implements Scenario {
        public NewSchool {
            changes = List.copyOf(changes);
        }

        @Override
        public SchoolForecast apply(SchoolForecast base) {
            base.area(area);
            Capacity places = base.capacity();
            for (PlaceChange change : changes) {
                places = places.plus(area, change.grade(), change.year(), change.places());
            }
            return base.withCapacity(places);
        }
    }

    /**
     * New dwellings. Past ratios already hold the pupils of usual building, so only the excess over it adds pupils;
     * they spread over the grades as the area's pupils do, and over {@code phaseYears} from the first year on.
     *
     * @param dwellings by tenure (owned, rented, public ...)
     * @param pupilsPerDwelling yield over all grades, by tenure
     * @param usualDwellings dwellings per year completed there in the years the forecast learnt from
     */
    record Housing(
            String area,
            int firstYear,
            int phaseYears,
            Map<String, Double> dwellings,
            Map<String, Double> pupilsPerDwelling,
            double usualDwellings)
            implements Scenario {

        public Housing {
            dwellings = Map.copyOf(dwellings);
            pupilsPerDwelling = Map.copyOf(pupilsPerDwelling);
            if (phaseYears < 1 || usualDwellings < 0) {
                throw new IllegalArgumentException(
                        "housing in " + area + ": needs at least one phase year and usual dwellings of 0 or more");
            }
            for (String tenure : dwellings.keySet()) {
                if (!pupilsPerDwelling.containsKey(tenure)) {
                    throw new IllegalArgumentException(
                            "housing in %s: no pupils per dwelling for tenure %s".formatted(area, tenure));
                }
            }
        }

        /** Pupils once all dwellings are lived in, beyond what usual building brings. */
        public double extraPupils() {
            double built = 0;
            double pupils = 0;
            for (Map.Entry<String, Double> entry : dwellings.entrySet()) {
                built += entry.getValue();
                pupils += entry.getValue() * pupilsPerDwelling.get(entry.getKey());
            }
            double usual = usualDwellings * phaseYears;
            return built > usual ? pupils * (built - usual) / built : 0;
        }

        @Override
        public SchoolForecast apply(SchoolForecast base) {
            int where = base.area(area);
            double extra = extraPupils();
            return base.mapPupils((a, grade, year, pupils) -> {
                if (a != where || year < firstYear) {
                    return pupils;
                }
                double lived = Math.min(1, (year - firstYear + 1) / (double) phaseYears);
                double total = base.total(a, year);
                double share = total > 0 ? pupils / total : 1.0 / (base.lastGrade() - base.firstGrade() + 1);
                return pupils + extra * lived * share;
            });
        }
    }

    /** More (or fewer) families moving in: pupils change by a yearly rate that adds up. Empty areas means all. */
    record Inflow(List<String> areas, int firstYear, double yearlyRate) implements Scenario {
        public Inflow {
            areas = List.copyOf(areas);
        }

        @Override
        public SchoolForecast apply(SchoolForecast base) {
            areas.forEach(base::area);
            return base.mapPupils((a, grade, year, pupils) -> year >= firstYear && isAffected(areas, base, a)
                    ? pupils * Math.pow(1 + yearlyRate, year - firstYear + 1)
                    : pupils);
        }
    }

    /**
     * A shifted cut-off date: the classes of one entry year hold {@code 12 + months} months of birth; that class moves up
     * with its size.
     */
    record EntryAge(int year, double months) implements Scenario {
        @Override
        public SchoolForecast apply(SchoolForecast base) {
            return base.mapPupils((a, grade, t, pupils) ->
                    t - grade == year - base.firstGrade() ? pupils * (1 + months / 12) : pupils);
        }
    }

    /** Births from a year on higher or lower by a factor; they reach the lowest grade and move up. */
    record BirthsChange(int firstBirthYear, double factor) implements Scenario {
        @Override
        public SchoolForecast apply(SchoolForecast base) {
            return base.mapPupils((a, grade, year, pupils) ->
                    year - grade - AGE_AT_GRADE_ZERO >= firstBirthYear ? pupils * factor : pupils);
        }
    }

    /**
     * Any rule that makes some grades larger or smaller from a year on, such as admitting migrant children to grade 7.
     * The entry effect moves up with its classes. Empty areas means all.
     */
    record Policy(List<String> areas, int firstGrade, int lastGrade, int firstYear, double factor) implements Scenario {
        public Policy {
            areas = List.copyOf(areas);
        }

        @Override
        public SchoolForecast apply(SchoolForecast base) {
            areas.forEach(base::area);
            return base.mapPupils((a, grade, year, pupils) -> {
                boolean touched = year >= firstYear && grade >= firstGrade && grade <= lastGrade + (year - firstYear);
                return touched && isAffected(areas, base, a) ? pupils * factor : pupils;
            });
        }
    }

    private static boolean isAffected(List<String> areas, SchoolForecast base, int position) {
        return areas.isEmpty() || areas.contains(base.areas().get(position));
    }
}
