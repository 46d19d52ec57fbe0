package org.loomwatch.datasets.synthetic.geography;

import org.locationtech.jts.geom.Coordinate;

/**
 * Kilometres east and north of the district's middle, and WGS 84 degrees rounded to six decimals (about 0.1 m). Rounding
 * every shared vertex the same way keeps neighbours sharing it.
 */
final class LocalFrame {

    static final double LON = 114.35;
    static final double LAT = 22.69;

    private static final double KM_PER_DEGREE_LON = 102.70;
    private static final double KM_PER_DEGREE_LAT = 110.75;

    private LocalFrame() {}

    static Coordinate toDegrees(double east, double north) {
        return new Coordinate(round(LON + east / KM_PER_DEGREE_LON), round(LAT + north / KM_PER_DEGREE_LAT));
    }

    static Coordinate toKilometres(Coordinate degrees) {
        return new Coordinate((degrees.x - LON) * KM_PER_DEGREE_LON, (degrees.y - LAT) * KM_PER_DEGREE_LAT);
    }

    static double round(double degrees) {
        return StrictMath.rint(degrees * 1e6) / 1e6;
    }
}
