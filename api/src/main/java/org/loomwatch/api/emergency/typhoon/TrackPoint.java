package org.loomwatch.api.emergency.typhoon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a storm was, or will be.
 *
 * @param pressure hPa at the centre; null if not said
 * @param wind greatest mean wind in knots; null if not said
 * @param wind30 reach of 30 knots (grade 7)
 * @param wind50 reach of 50 knots (grade 10)
 * @param wind64 reach of 64 knots (grade 12)
 * @param forecast whether this is a forecast rather than an analysis
 */
public record TrackPoint(
        Instant time,
        double latitude,
        double longitude,
        @Nullable Integer pressure,
        @Nullable Integer wind,
        WindArea wind30,
        WindArea wind50,
        WindArea wind64,
        boolean forecast) {

    private static final double MILES_PER_DEGREE = 60;

    /** The wind area of 30, 50 or 64 knots. */
    WindArea area(int knots) {
        return switch (knots) {
            case 30 -> wind30;
            case 50 -> wind50;
            case 64 -> wind64;
            default -> throw new IllegalArgumentException("no circle of " + knots + " knots");
        };
    }

    boolean covers(int knots, double placeLatitude, double placeLongitude) {
        return area(knots).covers(east(placeLatitude, placeLongitude), (placeLatitude - latitude) * MILES_PER_DEGREE);
    }

    /** Nautical miles to a place; exact enough over the few hundred miles that matter. */
    double milesTo(double placeLatitude, double placeLongitude) {
        return Math.hypot(east(placeLatitude, placeLongitude), (placeLatitude - latitude) * MILES_PER_DEGREE);
    }

    private double east(double placeLatitude, double placeLongitude) {
        double middle = Math.toRadians((latitude + placeLatitude) / 2);
        return (placeLongitude - longitude) * MILES_PER_DEGREE * Math.cos(middle);
    }

    TrackPoint towards(TrackPoint next, Instant at) {
        double whole = next.time.toEpochMilli() - time.toEpochMilli();
        double share = whole == 0 ? 0 : (at.toEpochMilli() - time.toEpochMilli()) / whole;
        return new TrackPoint(
                at,
                latitude + (next.latitude - latitude) * share,
                longitude + (next.longitude - longitude) * share,
                pressure,
                wind,
                wind30.towards(next.wind30, share),
                wind50.towards(next.wind50, share),
                wind64.towards(next.wind64, share),
                next.forecast);
    }
}
