package org.loomwatch.api.emergency.geo;

import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * The frame coordinates are given in. CGCS2000 differs from WGS 84 by centimetres and is taken as equal; GCJ-02, which
 * Chinese map services use, is off by some hundred metres in China and is turned back by iteration to about a centimetre.
 */
public enum CoordinateFrame {
    WGS84("wgs84"),
    CGCS2000("cgcs2000"),
    GCJ02("gcj02");

    /** Krasovsky 1940 ellipsoid, which the published GCJ-02 formula uses. */
    private static final double MAJOR_AXIS = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
    private static final int ITERATIONS = 6;

    private final String id;

    CoordinateFrame(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<CoordinateFrame> find(String id) {
        return Arrays.stream(values()).filter(frame -> frame.id.equals(id)).findFirst();
    }

    /** The same place in WGS 84; x is longitude. */
    public Coordinate toWgs84(Coordinate place) {
        if (this != GCJ02 || !isInChina(place)) {
            return place.copy();
        }
        Coordinate guess = place.copy();
        for (int i = 0; i < ITERATIONS; i++) {
            Coordinate there = gcj02(guess);
            guess = new Coordinate(guess.x + place.x - there.x, guess.y + place.y - there.y);
        }
        return guess;
    }

    /** A WGS 84 place in this frame. */
    public Coordinate fromWgs84(Coordinate place) {
        return this == GCJ02 ? gcj02(place) : place.copy();
    }

    /** What GCJ-02 makes of a WGS 84 place. */
    public static Coordinate gcj02(Coordinate place) {
        if (!isInChina(place)) {
            return place.copy();
        }
        double x = place.x - 105;
        double y = place.y - 35;
        double root = Math.sqrt(Math.abs(x));
        double wave = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
        double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave;
        north += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
        north += (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
        double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave;
        east += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
        east += (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
        double latitude = Math.toRadians(place.y);
        double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) * Math.sin(latitude);
        double meridian = MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * Math.sqrt(magic));
        double parallel = MAJOR_AXIS / Math.sqrt(magic) * Math.cos(latitude);
        return new Coordinate(place.x + Math.toDegrees(east / parallel), place.y + Math.toDegrees(north / meridian));
    }

    private static boolean isInChina(Coordinate place) {
        return place.x > 72.004 && place.x < 137.8347 && place.y > 0.8293 && place.y < 55.8271;
    }
}
