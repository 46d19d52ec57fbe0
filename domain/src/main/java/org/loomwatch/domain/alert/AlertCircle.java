package org.loomwatch.domain.alert;

import java.util.Objects;

/** A circle of an alert's area; a radius of 0 is a point. */
public record AlertCircle(GeoPoint centre, double radiusKm) {

    public AlertCircle {
        Objects.requireNonNull(centre, "centre");
        if (!(radiusKm >= 0)) {
            throw new IllegalArgumentException("negative radius");
        }
    }
}
