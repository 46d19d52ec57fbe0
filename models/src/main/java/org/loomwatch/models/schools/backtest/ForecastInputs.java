package org.loomwatch.models.schools.backtest;

import java.util.List;
import java.util.Optional;
import org.loomwatch.models.schools.data.AreaGroups;
import org.loomwatch.models.schools.data.Births;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.SchoolEvent;

/**
 * Everything a forecast is made from.
 *
 * @param horizon years ahead, 1 to 6
 * @param seed of the regression's training order
 */
public record ForecastInputs(
        EnrolmentPanel panel,
        AreaGroups groups,
        Optional<Births> births,
        List<SchoolEvent> events,
        int horizon,
        long seed) {

    public ForecastInputs {
        events = List.copyOf(events);
        if (horizon < 1 || horizon > 6) {
            throw new IllegalArgumentException("horizon " + horizon + ": expected 1 to 6 years");
        }
        if (panel.years() < 3) {
            throw new IllegalArgumentException(
                    "%d school years of enrolment: expected at least 3 to make a forecast".formatted(panel.years()));
        }
    }
}
