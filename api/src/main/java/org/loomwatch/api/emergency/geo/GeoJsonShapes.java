package org.loomwatch.api.emergency.geo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** GeoJSON geometries (RFC 7946) to and from JTS. */
public final class GeoJsonShapes {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double ROUNDING = 1e7;

    private GeoJsonShapes() {}

    /** @throws IllegalArgumentException saying what is wrong with the geometry */
    public static Geometry read(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        try {
            return switch (node.path("type").asText()) {
                case "Point" -> SHAPES.createPoint(position(coordinates));
                case "LineString" -> SHAPES.createLineString(positions(coordinates));
                case "Polygon" -> polygon(coordinates);
                case "MultiLineString" ->
                    SHAPES.createMultiLineString(each(coordinates, part -> SHAPES.createLineString(positions(part)))
                            .toArray(new LineString[0]));
                case "MultiPolygon" ->
                    SHAPES.createMultiPolygon(
                            each(coordinates, GeoJsonShapes::polygon).toArray(new Polygon[0]));
                default -> throw new IllegalArgumentException("no geometry of a known type");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("geometry: " + e.getMessage(), e);
        }
    }

    public static ObjectNode write(Geometry shape) {
        ObjectNode node = JSON.objectNode().put("type", shape.getGeometryType());
        if (shape instanceof Point point) {
            node.set("coordinates", position(point.getCoordinate()));
        } else if (shape instanceof LineString line) {
            node.set("coordinates", line(line));
        } else if (shape instanceof Polygon polygon) {
            node.set("coordinates", rings(polygon));
        } else {
            ArrayNode parts = node.putArray("coordinates");
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                Geometry part = shape.getGeometryN(i);
                parts.add(part instanceof Polygon polygon ? rings(polygon) : line((LineString) part));
            }
        }
        return node;
    }

    /** The same shape with every position changed. */
    public static Geometry map(Geometry shape, UnaryOperator<Coordinate> change) {
        Geometry copy = shape.copy();
        copy.apply((org.locationtech.jts.geom.CoordinateFilter) coordinate -> {
            Coordinate changed = change.apply(coordinate);
            coordinate.x = changed.x;
            coordinate.y = changed.y;
        });
        copy.geometryChanged();
        return copy;
    }

    private interface Part<T> {
        T of(JsonNode node);
    }

    private static <T> List<T> each(JsonNode nodes, Part<T> part) {
        List<T> parts = new ArrayList<>();
        nodes.forEach(node -> parts.add(part.of(node)));
        return parts;
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = each(rings, ring -> SHAPES.createLinearRing(positions(ring)));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a polygon without rings");
        }
        return SHAPES.createPolygon(all.get(0), all.subList(1, all.size()).toArray(new LinearRing[0]));
    }

    private static Coordinate[] positions(JsonNode node) {
        return each(node, GeoJsonShapes::position).toArray(new Coordinate[0]);
    }

    private static Coordinate position(JsonNode node) {
        if (!node.isArray()
                || node.size() < 2
                || !node.get(0).isNumber()
                || !node.get(1).isNumber()) {
            throw new IllegalArgumentException("a position is [longitude, latitude]");
        }
        double x = node.get(0).asDouble();
        double y = node.get(1).asDouble();
        if (Math.abs(y) > 90 && Math.abs(y) <= 180 && Math.abs(x) <= 90) {
            throw new IllegalArgumentException(x + ", " + y + ": latitude seems to stand first");
        }
        if (!(Math.abs(x) <= 180) || !(Math.abs(y) <= 90)) {
            throw new IllegalArgumentException(x + ", " + y + " is no place on earth");
        }
        return new Coordinate(x, y);
    }

    private static ArrayNode rings(Polygon polygon) {
        ArrayNode rings = JSON.arrayNode();
        rings.add(line(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(line(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static ArrayNode line(LineString line) {
        ArrayNode positions = JSON.arrayNode();
        for (Coordinate coordinate : line.getCoordinates()) {
            positions.add(position(coordinate));
        }
        return positions;
    }

    private static ArrayNode position(Coordinate coordinate) {
        return JSON.arrayNode().add(rounded(coordinate.x)).add(rounded(coordinate.y));
    }

    /** To about a centimetre. */
    public static double rounded(double degrees) {
        return Math.round(degrees * ROUNDING) / ROUNDING;
    }
}
