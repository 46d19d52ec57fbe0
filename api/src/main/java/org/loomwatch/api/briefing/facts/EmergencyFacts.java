package org.loomwatch.api.briefing.facts;

import java.util.List;
import org.loomwatch.api.emergency.activation.Activation;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;
import org.loomwatch.domain.area.Area;

/**
 * Signals in force and responses; drills are never among them.
 *
 * @param signals in force now, by street
 * @param responses open now, or opened in the month told of
 */
public record EmergencyFacts(List<Signal> signals, List<Activation> responses) {

    /** The highest live level of a hazard in a street. */
    public record Signal(Hazard hazard, Area street, SignalLevel level) {}

    public long active() {
        return responses.stream()
                .filter(response -> response.state().equals("active"))
                .count();
    }

    public long proposed() {
        return responses.stream()
                .filter(response -> response.state().equals("proposed"))
                .count();
    }
}
