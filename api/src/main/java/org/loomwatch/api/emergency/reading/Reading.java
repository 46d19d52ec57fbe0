package org.loomwatch.api.emergency.reading;

import java.time.Instant;

/**
 * One value of a gauge.
 *
 * @param station id of the resource the gauge stands at
 * @param kind {@code level} in metres, or {@code rain} in millimetres of the hour that ended
 */
public record Reading(String station, String kind, Instant at, double value) {

    public Reading {
        if (!kind.equals("level") && !kind.equals("rain")) {
            throw new IllegalArgumentException("kind: expected level or rain");
        }
        if (!station.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}") || !Double.isFinite(value)) {
            throw new IllegalArgumentException("station or value");
        }
    }
}
