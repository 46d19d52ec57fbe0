package org.loomwatch.datasets.synthetic.geography;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/**
 * The grids as cells of a relaxed Voronoi diagram whose edges are bent by midpoint displacement. Every edge is bent as a
 * function of its two ends, so that both neighbours bend it alike and the cells partition the district exactly.
 */
final class GridCells {

    private static final int OUTER_SITES = 320;
    private static final double OUTER_DEPTH = 1.45;
    private static final int RELAXATIONS = 2;
    private static final double BEND = 0.05;
    private static final double SHORTEST_BENT_DEGREES = 0.001;

    private final long seed;
    private final Outline outline;
    private final GeometryFactory factory;

    GridCells(long seed, Outline outline, GeometryFactory factory) {
        this.seed = seed;
        this.outline = outline;
        this.factory = factory;
    }

    /** Cells in degrees and who touches whom along an edge. */
    record Cells(List<Polygon> polygons, List<int[]> neighbours) {}

    Cells build(int count) {
        List<Coordinate> sites = sites(count);
        List<Polygon> cells = voronoi(sites);
        for (int i = 0; i < RELAXATIONS; i++) {
            List<Coordinate> centres = new ArrayList<>();
            for (Polygon cell : cells) {
                centres.add(cell.getCentroid().getCoordinate());
            }
            cells = voronoi(centres);
        }
        cells.sort(Comparator.comparingDouble(this::depth));
        List<Coordinate[]> rings = new ArrayList<>();
        for (Polygon cell : cells.subList(0, count)) {
            rings.add(toDegrees(cell));
        }
        List<Polygon> bent = new ArrayList<>();
        for (Coordinate[] ring : rings) {
            bent.add(bend(ring));
        }
        return new Cells(bent, neighbours(rings));
    }

    private double depth(Polygon cell) {
        Coordinate centre = cell.getCentroid().getCoordinate();
        return outline.depth(centre.x, centre.y);
    }

    private List<Coordinate> sites(int count) {
        Draws draws = new Draws(seed).at(Stream.MAP, 1, 0);
        List<Coordinate> sites = new ArrayList<>();
        int inner = 0;
        int outer = 0;
        while (inner < count || outer < OUTER_SITES) {
            double east = draws.uniform(-19, 19);
            double north = draws.uniform(-13, 13);
            double depth = outline.depth(east, north);
            if (depth < 1 && inner < count && draws.chance(outline.density(east, north))) {
                sites.add(new Coordinate(east, north));
                inner++;
            } else if (depth >= 1 && depth < OUTER_DEPTH && outer < OUTER_SITES) {
                sites.add(new Coordinate(east, north));
                outer++;
            }
        }
        return sites;
    }

    private List<Polygon> voronoi(List<Coordinate> sites) {
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(new Envelope(-20, 20, -14, 14));
        Geometry diagram = builder.getDiagram(factory);
        List<Polygon> cells = new ArrayList<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            cells.add((Polygon) diagram.getGeometryN(i));
        }
        return cells;
    }

    private static Coordinate[] toDegrees(Polygon cell) {
        CoordinateList ring = new CoordinateList();
        for (Coordinate vertex : cell.getExteriorRing().getCoordinates()) {
            ring.add(LocalFrame.toDegrees(vertex.x, vertex.y), false);
        }
        return ring.toCoordinateArray();
    }

    private Polygon bend(Coordinate[] ring) {
        CoordinateList bent = new CoordinateList();
        for (int i = 0; i + 1 < ring.length; i++) {
            bent.add(ring[i], false);
            for (Coordinate between : bendEdge(ring[i], ring[i + 1])) {
                bent.add(between, false);
            }
        }
        bent.closeRing();
        return factory.createPolygon(bent.toCoordinateArray());
    }

    private List<Coordinate> bendEdge(Coordinate from, Coordinate to) {
        if (from.distance(to) < SHORTEST_BENT_DEGREES) {
            return List.of();
        }
        boolean reversed = from.compareTo(to) > 0;
        Coordinate a = reversed ? to : from;
        Coordinate b = reversed ? from : to;
        long keyA = StrictMath.round(a.x * 1e6) * 1_000_003 + StrictMath.round(a.y * 1e6);
        long keyB = StrictMath.round(b.x * 1e6) * 1_000_003 + StrictMath.round(b.y * 1e6);
        Draws draws = new Draws(seed).at(Stream.MAP, keyA, keyB);
        Coordinate middle = displaced(a, b, draws);
        List<Coordinate> points =
                new ArrayList<>(List.of(displaced(a, middle, draws), middle, displaced(middle, b, draws)));
        if (reversed) {
            java.util.Collections.reverse(points);
        }
        return points;
    }

    private static Coordinate displaced(Coordinate a, Coordinate b, Draws draws) {
        double shift = BEND * Math.max(-1.5, Math.min(1.5, draws.gauss()));
        return new Coordinate(
                LocalFrame.round((a.x + b.x) / 2 - shift * (b.y - a.y)),
                LocalFrame.round((a.y + b.y) / 2 + shift * (b.x - a.x)));
    }

    private static List<int[]> neighbours(List<Coordinate[]> rings) {
        Map<String, Integer> firstOwner = new HashMap<>();
        TreeMap<Integer, TreeSet<Integer>> touching = new TreeMap<>();
        for (int cell = 0; cell < rings.size(); cell++) {
            touching.put(cell, new TreeSet<>());
            Coordinate[] ring = rings.get(cell);
            for (int i = 0; i + 1 < ring.length; i++) {
                boolean forward = ring[i].compareTo(ring[i + 1]) < 0;
                String edge = forward ? ring[i] + "|" + ring[i + 1] : ring[i + 1] + "|" + ring[i];
                Integer other = firstOwner.putIfAbsent(edge, cell);
                if (other != null) {
                    touching.get(cell).add(other);
                    touching.get(other).add(cell);
                }
            }
        }
        return new ArrayList<>(touching.values().stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .peek(Arrays::sort)
                .toList());
    }
}
