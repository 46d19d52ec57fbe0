package org.loomwatch.datasets.synthetic.geography;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/** Rivers, streams, roads and reservoirs, clipped to the district. */
final class TerrainBuilder {

    private static final double RIVER_STEP_KM = 0.4;
    private static final int RESERVOIR_VERTICES = 28;

    private final Draws draws;
    private final Outline outline;
    private final Geometry district;
    private final GeometryFactory factory;
    private final List<TerrainFeature> features = new ArrayList<>();

    TerrainBuilder(long seed, Outline outline, Geometry district, GeometryFactory factory) {
        this.draws = new Draws(seed).at(Stream.TERRAIN, 0, 0);
        this.outline = outline;
        this.district = district;
        this.factory = factory;
    }

    List<TerrainFeature> build() {
        List<double[]> river = river();
        addLine("river", AreaNames.RIVER.zh(), AreaNames.RIVER.en(), river);
        List<double[]> reservoirs = reservoirs(river);
        for (int i = 0; i < reservoirs.size(); i++) {
            double[] centre = reservoirs.get(i);
            AreaNames.Name name = AreaNames.RESERVOIRS.get(i);
            features.add(feature("reservoir", name.zh(), name.en(), shore(centre)));
            double[] mouth = nearest(river, centre);
            String zh = name.zh().substring(0, 2) + "水";
            String en = name.en().replace("Reservoir", "Stream");
            addLine("stream", zh, en, wander(centre, mouth, 0.10));
        }
        roads();
        return List.copyOf(features);
    }

    private List<double[]> river() {
        double phase = draws.uniform(0, 6);
        double bias = draws.uniform(-0.6, 0.6);
        List<double[]> points = new ArrayList<>();
        double drift = 0;
        for (double east = 14; east > -14; east -= RIVER_STEP_KM) {
            drift = 0.9 * drift + 0.12 * draws.gauss();
            points.add(new double[] {east, bias + 0.22 * east + 0.9 * StrictMath.sin(east / 2.6 + phase) + drift});
        }
        return points;
    }

    private List<double[]> reservoirs(List<double[]> river) {
        List<double[]> chosen = new ArrayList<>();
        for (int attempt = 0; attempt < 4000 && chosen.size() < AreaNames.RESERVOIRS.size(); attempt++) {
            double[] point = {draws.uniform(-11, 11), draws.uniform(-7, 7), draws.uniform(0.25, 0.55)};
            double[] bank = nearest(river, point);
            boolean apart = chosen.stream().allMatch(other -> distance(other, point) > 2.2);
            boolean hills = outline.density(point[0], point[1]) < 0.55 && outline.depth(point[0], point[1]) < 0.86;
            if (apart && hills && distance(bank, point) > 1.2) {
                chosen.add(point);
            }
        }
        return chosen;
    }

    /** A lobed shore around a centre given as east, north, radius in kilometres. */
    private Geometry shore(double[] centre) {
        double phaseTwo = draws.uniform(0, 6);
        double phaseThree = draws.uniform(0, 6);
        CoordinateList ring = new CoordinateList();
        for (int i = 0; i < RESERVOIR_VERTICES; i++) {
            double angle = 2 * Math.PI * i / RESERVOIR_VERTICES;
            double radius = centre[2]
                    * (1 + 0.28 * StrictMath.cos(2 * angle + phaseTwo) + 0.16 * StrictMath.cos(3 * angle + phaseThree));
            ring.add(
                    LocalFrame.toDegrees(
                            centre[0] + radius * StrictMath.cos(angle), centre[1] + radius * StrictMath.sin(angle)),
                    false);
        }
        ring.closeRing();
        return factory.createPolygon(ring.toCoordinateArray());
    }

    private void roads() {
        double south = draws.uniform(-1.8, -0.8);
        addLine(
                "expressway",
                "织岭高速",
                "Zhiling Expressway",
                wander(new double[] {-15, south - 1}, new double[] {15, south + 2.4}, 0.02));
        addLine(
                "expressway",
                "梭纬高速",
                "Suowei Expressway",
                wander(new double[] {draws.uniform(-2, 3), 10}, new double[] {draws.uniform(-3, 2), -10}, 0.03));
        int[] linked = new int[Outline.TOWNS];
        for (int town = 1; town < Outline.TOWNS; town++) {
            int nearest = 0;
            for (int other = 1; other < town; other++) {
                if (distance(outline.town(other), outline.town(town))
                        < distance(outline.town(nearest), outline.town(town))) {
                    nearest = other;
                }
            }
            linked[town] = nearest;
            addRoad(town, nearest, town);
        }
        for (int town = 2; town < Outline.TOWNS; town++) {
            if (linked[town] != town - 1) {
                addRoad(town, town - 1, Outline.TOWNS + town);
            }
        }
    }

    private void addRoad(int from, int to, int number) {
        addLine(
                "road",
                "织岭大道" + number + "线",
                "Zhiling Avenue " + number,
                wander(outline.town(from), outline.town(to), 0.06));
    }

    /** A bent line from one point to another: midpoint displacement over five levels. */
    private List<double[]> wander(double[] from, double[] to, double bend) {
        List<double[]> points = List.of(new double[] {from[0], from[1]}, new double[] {to[0], to[1]});
        for (int level = 0; level < 5; level++) {
            List<double[]> finer = new ArrayList<>();
            for (int i = 0; i + 1 < points.size(); i++) {
                double[] a = points.get(i);
                double[] b = points.get(i + 1);
                double shift = bend * draws.gauss();
                finer.add(a);
                finer.add(new double[] {
                    (a[0] + b[0]) / 2 - shift * (b[1] - a[1]), (a[1] + b[1]) / 2 + shift * (b[0] - a[0])
                });
            }
            finer.add(points.get(points.size() - 1));
            points = finer;
        }
        return points;
    }

    private void addLine(String kind, String zh, String en, List<double[]> points) {
        Coordinate[] line =
                points.stream().map(p -> LocalFrame.toDegrees(p[0], p[1])).toArray(Coordinate[]::new);
        Geometry inside = factory.createLineString(line).intersection(district);
        List<?> parts = LinearComponentExtracter.getLines(inside);
        List<Geometry> rounded = new ArrayList<>();
        for (Object part : parts) {
            CoordinateList vertices = new CoordinateList();
            for (Coordinate vertex : ((Geometry) part).getCoordinates()) {
                vertices.add(new Coordinate(LocalFrame.round(vertex.x), LocalFrame.round(vertex.y)), false);
            }
            if (vertices.size() > 1) {
                rounded.add(factory.createLineString(vertices.toCoordinateArray()));
            }
        }
        if (!rounded.isEmpty()) {
            features.add(feature(kind, zh, en, factory.buildGeometry(rounded)));
        }
    }

    private TerrainFeature feature(String kind, String zh, String en, Geometry shape) {
        return new TerrainFeature("T" + (features.size() + 1), kind, zh, en, shape);
    }

    private static double[] nearest(List<double[]> points, double[] to) {
        double[] best = points.get(0);
        for (double[] point : points) {
            if (distance(point, to) < distance(best, to)) {
                best = point;
            }
        }
        return best;
    }

    private static double distance(double[] a, double[] b) {
        return StrictMath.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
    }
}
