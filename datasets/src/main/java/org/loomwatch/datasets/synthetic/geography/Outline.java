package org.loomwatch.datasets.synthetic.geography;

import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/** Rough shape of the district, and its towns: star-shaped outline of low harmonics around an ellipse. */
final class Outline {

    static final int TOWNS = 6;

    private static final double HALF_LENGTH_KM = 11.8;
    private static final double HALF_WIDTH_KM = 6.0;
    private static final double TILT = 0.22;
    private static final int HARMONICS = 5;
    private static final double TOWN_RADIUS_KM = 1.9;

    private final double[] amplitude = new double[HARMONICS];
    private final double[] phase = new double[HARMONICS];
    private final double[][] towns = new double[TOWNS][];

    Outline(long seed) {
        Draws draws = new Draws(seed).at(Stream.MAP, 0, 0);
        for (int k = 0; k < HARMONICS; k++) {
            amplitude[k] = 0.11 * draws.uniform(0.5, 1) / (1 + 0.6 * k);
            phase[k] = draws.uniform(0, 2 * Math.PI);
        }
        for (int town = 0; town < TOWNS; town++) {
            double best = -1;
            for (int attempt = 0; attempt < 40; attempt++) {
                double[] candidate = {draws.uniform(-11, 11), draws.uniform(-6, 6)};
                double nearest = nearestTown(candidate, town);
                if (depth(candidate[0], candidate[1]) < 0.72 && nearest > best) {
                    best = nearest;
                    towns[town] = candidate;
                }
            }
        }
    }

    /** 0 in the middle, 1 on the outline, above 1 outside. */
    double depth(double east, double north) {
        double x = east * StrictMath.cos(TILT) + north * StrictMath.sin(TILT);
        double y = -east * StrictMath.sin(TILT) + north * StrictMath.cos(TILT);
        double angle = StrictMath.atan2(y / HALF_WIDTH_KM, x / HALF_LENGTH_KM);
        double radius = 1;
        for (int k = 0; k < HARMONICS; k++) {
            radius += amplitude[k] * StrictMath.cos((k + 2) * angle + phase[k]);
        }
        double scaled =
                StrictMath.sqrt(x * x / (HALF_LENGTH_KM * HALF_LENGTH_KM) + y * y / (HALF_WIDTH_KM * HALF_WIDTH_KM));
        return scaled / radius;
    }

    /** How built-up a point is, about 0.2 in the hills to above 1 in a town. */
    double density(double east, double north) {
        double sum = 0.2;
        for (double[] town : towns) {
            double square = square(east - town[0]) + square(north - town[1]);
            sum += StrictMath.exp(-square / (2 * TOWN_RADIUS_KM * TOWN_RADIUS_KM));
        }
        return sum;
    }

    /** East and north of a town's middle in kilometres. */
    double[] town(int index) {
        return towns[index].clone();
    }

    private double nearestTown(double[] point, int count) {
        double nearest = 100;
        for (int i = 0; i < count; i++) {
            nearest =
                    Math.min(nearest, StrictMath.sqrt(square(point[0] - towns[i][0]) + square(point[1] - towns[i][1])));
        }
        return nearest;
    }

    private static double square(double x) {
        return x * x;
    }
}
