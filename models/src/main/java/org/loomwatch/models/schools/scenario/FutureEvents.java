package org.loomwatch.models.schools.scenario;

import java.util.List;
import java.util.Optional;
import org.loomwatch.models.schools.data.SchoolEvent;

/** Applies dated events of coming years to a forecast: pupils move from one area to another, class by class. */
public final class FutureEvents {

    private FutureEvents() {}

    /** Events up to the origin year are in the data already and change nothing here. */
    public static SchoolForecast apply(SchoolForecast forecast, List<SchoolEvent> events) {
        SchoolForecast changed = forecast;
        for (SchoolEvent event : events) {
            if (event.kind().isMove() && event.year() > forecast.originYear()) {
                changed = move(changed, event);
            }
        }
        return changed;
    }

    private static SchoolForecast move(SchoolForecast forecast, SchoolEvent event) {
        int from = forecast.area(event.area());
        Optional<Integer> to = event.toArea().map(forecast::area);
        return forecast.mapPupils((area, grade, year, pupils) -> {
            // Classes that moved stay moved: the grades concerned reach one higher each year.
            boolean touched = year >= event.year()
                    && grade >= event.firstGrade()
                    && grade <= event.lastGrade() + (year - event.year());
            if (!touched) {
                return pupils;
            }
            if (area == from) {
                return pupils * (1 - event.share());
            }
            boolean receives = to.isPresent() && to.get() == area;
            return receives ? pupils + event.share() * forecast.pupils(from, grade, year) : pupils;
        });
    }
}
