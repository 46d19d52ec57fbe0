package org.loomwatch.datasets.synthetic.output;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;

/** An RFC 7946 feature collection: WGS 84, six decimals, outer rings counter-clockwise, one feature a line. */
final class GeoJsonFile implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    GeoJsonFile(Path path, String name) throws IOException {
        Files.createDirectories(path.getParent());
        json = JSON.createGenerator(path.toFile(), JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeStringField("name", name);
        json.writeArrayFieldStart("features");
    }

    /** Adds a feature; property values are text, whole numbers, booleans, null, or a map of these. */
    void add(Map<String, ? extends @Nullable Object> properties, Geometry shape) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeFieldName("properties");
        writeMap(properties);
        json.writeFieldName("geometry");
        writeGeometry(shape);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            Object value = entry.getValue();
            if (value == null) {
                json.writeNull();
            } else if (value instanceof Map<?, ?> inner) {
                writeMap(inner);
            } else if (value instanceof Integer number) {
                json.writeNumber(number);
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else {
                json.writeString(value.toString());
            }
        }
        json.writeEndObject();
    }

    private void writeGeometry(Geometry shape) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", shape.getGeometryType());
        json.writeFieldName("coordinates");
        if (shape instanceof Point point) {
            writePosition(point.getCoordinate());
        } else if (shape instanceof LineString line) {
            writeLine(line.getCoordinates());
        } else if (shape instanceof Polygon polygon) {
            writePolygon(polygon);
        } else {
            writeParts(shape);
        }
        json.writeEndObject();
    }

    private void writeParts(Geometry shape) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                writePolygon(polygon);
            } else {
                writeLine(part.getCoordinates());
            }
        }
        json.writeEndArray();
    }

    private void writePolygon(Polygon polygon) throws IOException {
        json.writeStartArray();
        writeRing(polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            writeRing(polygon.getInteriorRingN(i), false);
        }
        json.writeEndArray();
    }

    private void writeRing(LinearRing ring, boolean counterClockwise) throws IOException {
        Coordinate[] coordinates = ring.getCoordinates();
        boolean right = Orientation.isCCW(coordinates) == counterClockwise;
        writeLine(right ? coordinates : ring.reverse().getCoordinates());
    }

    private void writeLine(Coordinate[] coordinates) throws IOException {
        json.writeStartArray();
        for (Coordinate coordinate : coordinates) {
            writePosition(coordinate);
        }
        json.writeEndArray();
    }

    private void writePosition(Coordinate position) throws IOException {
        json.writeStartArray();
        json.writeNumber(new RowBuffer().decimal(position.x, 6).toString());
        json.writeNumber(new RowBuffer().decimal(position.y, 6).toString());
        json.writeEndArray();
    }
}
