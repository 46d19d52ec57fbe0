package org.loomwatch.api.briefing.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.school.Pressure;
import org.loomwatch.api.school.Pressure.PressureYear;

/**
 * School places in the coming school year, by the forecast in force.
 *
 * @param year the first forecast year
 */
public record SchoolFacts(int originYear, int year, List<Pressure> catchments) {

    /** A catchment in one year. */
    public record Tight(Pressure catchment, PressureYear year) {
        public double gap() {
            Double gap = year.expectedGap();
            return gap == null ? 0 : gap;
        }

        public double probability() {
            Double probability = year.probabilityShort();
            return probability == null ? 0 : probability;
        }
    }

    /** Largest expected gap first. */
    public List<Tight> ranked() {
        return catchments.stream()
                .flatMap(catchment -> in(catchment).stream())
                .sorted(Comparator.comparingDouble(Tight::gap).reversed().thenComparing(tight -> tight.catchment()
                        .area()))
                .toList();
    }

    private Optional<Tight> in(Pressure catchment) {
        return catchment.years().stream()
                .filter(at -> at.year() == year)
                .findFirst()
                .map(at -> new Tight(catchment, at));
    }

    /** Catchments more likely than not to run short. */
    public long shortCatchments() {
        return ranked().stream().filter(tight -> tight.probability() > 0.5).count();
    }

    /** Expected missing places of all catchments. */
    public double gap() {
        return ranked().stream().mapToDouble(Tight::gap).sum();
    }
}
