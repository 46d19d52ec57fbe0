package org.loomwatch.domain.alert;

/** A place on WGS 84 in degrees. CAP writes latitude first, GeoJSON longitude: here both have names. */
public record GeoPoint(double latitude, double longitude) {

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on earth: %s, %s".formatted(latitude, longitude));
        }
    }
}
