package org.loomwatch.api.emergency.typhoon;

/**
 * Where wind of one strength blows, by its reach in nautical miles to the four quadrants. What is given as longest and
 * shortest radius (JMA) is the circle of their mean, shifted towards the longer side, as that agency draws it.
 *
 * @param northEast reach in that quadrant; all four 0 if there is no such wind
 * @param shiftBearing direction of the shift in degrees from north
 * @param shift nautical miles from the storm's centre to the circle's
 */
public record WindArea(
        double northEast, double southEast, double southWest, double northWest, double shiftBearing, double shift) {

    public static final WindArea NONE = new WindArea(0, 0, 0, 0, 0, 0);

    public WindArea {
        if (northEast < 0 || southEast < 0 || southWest < 0 || northWest < 0 || shift < 0) {
            throw new IllegalArgumentException("a wind circle with a reach below zero");
        }
    }

    public static WindArea quadrants(double northEast, double southEast, double southWest, double northWest) {
        return new WindArea(northEast, southEast, southWest, northWest, 0, 0);
    }

    /** @param bearing direction of the longest radius */
    public static WindArea longestAndShortest(double bearing, double longest, double shortest) {
        double radius = (longest + shortest) / 2;
        return new WindArea(radius, radius, radius, radius, bearing, (longest - shortest) / 2);
    }

    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isNone() {
        return northEast == 0 && southEast == 0 && southWest == 0 && northWest == 0;
    }

    /** Whether a place lies inside, given by its offset from the storm's centre in nautical miles. */
    boolean covers(double east, double north) {
        double x = east - shift * Math.sin(Math.toRadians(shiftBearing));
        double y = north - shift * Math.cos(Math.toRadians(shiftBearing));
        double reach = x >= 0 ? (y >= 0 ? northEast : southEast) : (y >= 0 ? northWest : southWest);
        return reach > 0 && Math.hypot(x, y) <= reach;
    }

    /** In between two times; a wind that only one of them has is taken as shrinking or growing. */
    WindArea towards(WindArea next, double share) {
        if (isNone() && next.isNone()) {
            return NONE;
        }
        double east = mix(
                shift * Math.sin(Math.toRadians(shiftBearing)),
                next.shift * Math.sin(Math.toRadians(next.shiftBearing)),
                share);
        double north = mix(
                shift * Math.cos(Math.toRadians(shiftBearing)),
                next.shift * Math.cos(Math.toRadians(next.shiftBearing)),
                share);
        return new WindArea(
                mix(northEast, next.northEast, share),
                mix(southEast, next.southEast, share),
                mix(southWest, next.southWest, share),
                mix(northWest, next.northWest, share),
                Math.toDegrees(Math.atan2(east, north)),
                Math.hypot(east, north));
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
