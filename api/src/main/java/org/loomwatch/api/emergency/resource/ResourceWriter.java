package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.loomwatch.api.emergency.geo.CoordinateFrame;
import org.loomwatch.api.emergency.geo.GeoJsonShapes;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.Sheet;

/** Writes resources so that {@link ResourceReader} reads the same again, in the frame that is asked for and stated. */
final class ResourceWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ResourceWriter() {}

    static Sheet sheet(List<Resource> resources, CoordinateFrame frame) {
        List<String> attributes = new ArrayList<>(ResourceColumns.listAttributes());
        resources.stream()
                .flatMap(resource -> resource.attributes().keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !attributes.contains(name))
                .forEach(attributes::add);
        List<String> header = new ArrayList<>(ResourceColumns.NAMES);
        attributes.forEach(attribute -> header.add(ResourceColumns.ATTRIBUTE + attribute));
        Sheet sheet = new Sheet("资源", true, header.toArray(new String[0]));
        for (Resource resource : resources) {
            sheet.row(cells(resource, frame, attributes));
        }
        return sheet;
    }

    private static @Nullable Object[] cells(Resource resource, CoordinateFrame frame, List<String> attributes) {
        Coordinate place = frame.fromWgs84(new Coordinate(resource.longitude(), resource.latitude()));
        JsonNode shape = resource.geometry();
        List<@Nullable Object> cells = new ArrayList<>(List.of(
                resource.id(),
                resource.category(),
                resource.name(),
                resource.area(),
                resource.unit(),
                resource.contact(),
                resource.telephone(),
                ResourceValues.write(resource.others()),
                frame.id(),
                GeoJsonShapes.rounded(place.x),
                GeoJsonShapes.rounded(place.y),
                shape.path("type").asText().equals("Point")
                        ? ""
                        : geometry(shape, frame).toString()));
        for (String attribute : attributes) {
            JsonNode value = resource.attributes().get(attribute);
            cells.add(value == null ? "" : value.isNumber() ? value.numberValue() : value.asText());
        }
        return cells.toArray();
    }

    static String geoJson(List<Resource> resources, CoordinateFrame frame) {
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.put("complete", true).put("rows", resources.size());
        var features = collection.putArray("features");
        for (Resource resource : resources) {
            ObjectNode feature = features.addObject().put("type", "Feature").put("id", resource.id());
            ObjectNode properties = feature.putObject("properties")
                    .put("id", resource.id())
                    .put("category", resource.category())
                    .put("name", resource.name())
                    .put("area", resource.area())
                    .put("unit", resource.unit())
                    .put("contact", resource.contact())
                    .put("telephone", resource.telephone())
                    .put("frame", frame.id());
            properties.set("others", Json.MAPPER.valueToTree(resource.others()));
            ObjectNode attributes = properties.putObject("attributes");
            resource.attributes().forEach(attributes::set);
            feature.set("geometry", geometry(resource.geometry(), frame));
        }
        return collection.toString();
    }

    private static JsonNode geometry(JsonNode wgs84, CoordinateFrame frame) {
        return frame == CoordinateFrame.GCJ02
                ? GeoJsonShapes.write(GeoJsonShapes.map(GeoJsonShapes.read(wgs84), frame::fromWgs84))
                : wgs84;
    }
}
