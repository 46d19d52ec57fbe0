package org.loomwatch.api.ticket;

import java.time.Duration;
import java.time.Instant;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.calendar.WorkingHours;
import org.loomwatch.domain.warning.Grade;

/** By when each step is to be done, in working hours from the step before. */
final class Deadlines {

    private final RoutingRules rules;
    private final WorkingHours hours;

    Deadlines(RoutingRules rules) {
        this.rules = rules;
        this.hours = rules.hours();
    }

    Instant dispatch(Grade grade, Instant from) {
        return after(from, rules.deadlinesOf(grade).dispatch());
    }

    Instant accept(Grade grade, Instant from) {
        return after(from, rules.deadlinesOf(grade).accept());
    }

    Instant resolve(Grade grade, Instant from) {
        return after(from, rules.deadlinesOf(grade).resolve());
    }

    Instant verify(Grade grade, Instant from) {
        return after(from, rules.deadlinesOf(grade).verify());
    }

    Instant after(Instant from, int workingHours) {
        return hours.plus(from, Duration.ofHours(workingHours));
    }
}
