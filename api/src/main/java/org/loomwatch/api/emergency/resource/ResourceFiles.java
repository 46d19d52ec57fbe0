package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Csv;
import org.loomwatch.api.server.Json;

/** Resources as files: GeoJSON and CSV, in and out. In CSV a resource is a point, its further attributes {@code attr.<name>}. */
final class ResourceFiles {

    private static final String ATTRIBUTE = "attr.";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ResourceFiles() {}

    /** @throws Problem if the bytes are neither */
    static List<ResourceDraft> read(byte[] bytes, String format, String frame) {
        try {
            return format.equals("csv") ? csv(bytes, frame) : geoJson(bytes, frame);
        } catch (JsonProcessingException e) {
            throw unreadable("不是合法的 JSON", "this is not JSON: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable("文件无法读取", "the file cannot be read: " + e.getMessage());
        }
    }

    private static List<ResourceDraft> geoJson(byte[] bytes, String frame) throws IOException {
        JsonNode features = Json.MAPPER.readTree(bytes).path("features");
        if (!features.isArray()) {
            throw unreadable("不是 GeoJSON FeatureCollection", "this is no GeoJSON FeatureCollection");
        }
        List<ResourceDraft> drafts = new ArrayList<>();
        for (JsonNode feature : features) {
            JsonNode properties = feature.path("properties");
            Map<String, JsonNode> attributes = new LinkedHashMap<>();
            properties
                    .path("attributes")
                    .properties()
                    .forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
            String contact = properties.path("contact").asText("");
            String telephone = properties.path("telephone").asText("");
            int space = contact.lastIndexOf(' ');
            // One field for both, as master data deliver it: name, space, number.
            boolean joined = telephone.isEmpty() && space > 0;
            drafts.add(new ResourceDraft(
                    properties.path("id").asText(""),
                    properties.path("category").asText(""),
                    properties.path("name").asText(""),
                    properties.path("area").asText(""),
                    properties.path("unit").asText(""),
                    joined ? contact.substring(0, space) : contact,
                    joined ? contact.substring(space + 1) : telephone,
                    attributes,
                    properties.path("frame").asText(frame),
                    feature.path("geometry")));
        }
        return drafts;
    }

    private static List<ResourceDraft> csv(byte[] bytes, String frame) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .get();
        List<ResourceDraft> drafts = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text), format)) {
            for (CSVRecord row : parser) {
                drafts.add(draft(row, frame));
            }
        }
        return drafts;
    }

    private static ResourceDraft draft(CSVRecord row, String frame) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        row.toMap().forEach((column, value) -> {
            if (column.startsWith(ATTRIBUTE) && !value.isEmpty()) {
                attributes.put(column.substring(ATTRIBUTE.length()), value(value));
            }
        });
        return new ResourceDraft(
                cell(row, "id"),
                cell(row, "category"),
                cell(row, "name"),
                cell(row, "area"),
                cell(row, "unit"),
                cell(row, "contact"),
                cell(row, "telephone"),
                attributes,
                cell(row, "frame").isEmpty() ? frame : cell(row, "frame"),
                geometry(row));
    }

    private static JsonNode geometry(CSVRecord row) {
        String geometry = cell(row, "geometry");
        if (!geometry.isEmpty()) {
            try {
                return Json.MAPPER.readTree(geometry);
            } catch (JsonProcessingException e) {
                return NODES.nullNode();
            }
        }
        ObjectNode point = NODES.objectNode().put("type", "Point");
        var coordinates = point.putArray("coordinates");
        coordinates.add(value(cell(row, "longitude")));
        coordinates.add(value(cell(row, "latitude")));
        return point;
    }

    private static JsonNode value(String text) {
        if (text.matches("[-+]?\\d+(\\.\\d+)?")) {
            return NODES.numberNode(Double.parseDouble(text));
        }
        return text.equals("true") || text.equals("false")
                ? NODES.booleanNode(Boolean.parseBoolean(text))
                : NODES.textNode(text);
    }

    private static String cell(CSVRecord row, String column) {
        if (!row.isMapped(column) || !row.isSet(column)) {
            return "";
        }
        String text = row.get(column).strip();
        // Our own export leads what looks like a formula with an apostrophe.
        return text.startsWith("'") ? text.substring(1) : text;
    }

    static String writeCsv(List<Resource> resources) {
        List<String> attributes = resources.stream()
                .flatMap(resource -> resource.attributes().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<String> header = new ArrayList<>(List.of(
                "id",
                "category",
                "name",
                "area",
                "unit",
                "contact",
                "telephone",
                "frame",
                "longitude",
                "latitude",
                "geometry"));
        attributes.forEach(attribute -> header.add(ATTRIBUTE + attribute));
        Csv csv = new Csv(header.toArray(new String[0]));
        for (Resource resource : resources) {
            List<String> cells = new ArrayList<>(List.of(
                    resource.id(),
                    resource.category(),
                    resource.name(),
                    resource.area(),
                    resource.unit(),
                    resource.contact(),
                    resource.telephone(),
                    "wgs84",
                    Double.toString(resource.longitude()),
                    Double.toString(resource.latitude()),
                    resource.geometry().path("type").asText().equals("Point")
                            ? ""
                            : resource.geometry().toString()));
            attributes.forEach(attribute -> {
                JsonNode value = resource.attributes().get(attribute);
                cells.add(value == null ? "" : value.asText());
            });
            csv.row(cells.toArray(new String[0]));
        }
        return csv.end(resources.size(), true);
    }

    static String writeGeoJson(List<Resource> resources) {
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.put("complete", true).put("rows", resources.size());
        var features = collection.putArray("features");
        for (Resource resource : resources) {
            ObjectNode feature = features.addObject().put("type", "Feature").put("id", resource.id());
            ObjectNode properties = feature.putObject("properties");
            properties
                    .put("id", resource.id())
                    .put("category", resource.category())
                    .put("name", resource.name())
                    .put("area", resource.area())
                    .put("unit", resource.unit())
                    .put("contact", resource.contact())
                    .put("telephone", resource.telephone())
                    .put("frame", "wgs84");
            ObjectNode attributes = properties.putObject("attributes");
            resource.attributes().forEach(attributes::set);
            feature.set("geometry", resource.geometry());
        }
        return collection.toString();
    }

    private static Problem unreadable(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }
}
