package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Json;
import org.loomwatch.jobs.reading.Workbook;

/** Reads resources from GeoJSON, CSV (UTF-8, or the GB 18030 of Chinese spreadsheets) and XLSX. */
final class ResourceReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NEEDED = List.of("id", "category", "name", "unit");

    private ResourceReader() {}

    /** @throws Problem if the bytes are not of that format */
    static List<ResourceDraft> read(byte[] bytes, String format, String frame) {
        try {
            return switch (format) {
                case "csv" -> table(text(bytes), frame);
                case "xlsx" -> table(text(Workbook.firstSheetToCsv(bytes)), frame);
                default -> geoJson(bytes, frame);
            };
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
            drafts.add(feature(feature, drafts.size() + 1, frame));
        }
        return drafts;
    }

    static ResourceDraft feature(JsonNode feature, int row, String frame) {
        JsonNode properties = feature.path("properties");
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        properties.path("attributes").properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
        String contact = properties.path("contact").asText("");
        String telephone = properties.path("telephone").asText("");
        int space = contact.lastIndexOf(' ');
        // One field for both, as master data deliver it: name, space, number.
        boolean joined = telephone.isEmpty() && space > 0;
        return new ResourceDraft(
                row,
                properties.path("id").asText(""),
                properties.path("category").asText(""),
                properties.path("name").asText(""),
                properties.path("area").asText(""),
                properties.path("unit").asText(""),
                joined ? contact.substring(0, space) : contact,
                joined ? contact.substring(space + 1) : telephone,
                properties.path("others"),
                attributes,
                properties.path("frame").asText(frame),
                feature.path("geometry"));
    }

    /** UTF-8 where it is; the bytes of a spreadsheet saved as CSV in China are GB 18030. */
    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<ResourceDraft> table(String text, String frame) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .get();
        List<ResourceDraft> drafts = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Map<String, Integer> columns = columns(parser.getHeaderNames());
            for (CSVRecord row : parser) {
                drafts.add(draft(new Cells(row, columns), (int) parser.getCurrentLineNumber(), frame));
            }
        }
        return drafts;
    }

    private static Map<String, Integer> columns(List<String> headings) {
        Map<String, Integer> columns = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int index = i;
            ResourceColumns.find(headings.get(i))
                    .ifPresentOrElse(
                            column -> columns.putIfAbsent(column, index), () -> unknown.add(headings.get(index)));
        }
        List<String> missing =
                NEEDED.stream().filter(column -> !columns.containsKey(column)).toList();
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw unreadable(
                    "表头不正确：缺少 " + missing + "，不认识 " + unknown,
                    "the headings do not fit: missing " + missing + ", unknown " + unknown);
        }
        return columns;
    }

    /** The cells of one row by the names of their columns. */
    private record Cells(CSVRecord row, Map<String, Integer> columns) {

        boolean has(String column) {
            return columns.containsKey(column);
        }

        String get(String column) {
            Integer index = columns.get(column);
            if (index == null || !row.isSet(index)) {
                return "";
            }
            String text = row.get(index).strip();
            // Our own export leads what looks like a formula with an apostrophe.
            return text.startsWith("'") ? text.substring(1) : text;
        }
    }

    private static ResourceDraft draft(Cells cells, int line, String frame) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        cells.columns().keySet().stream()
                .filter(column -> column.startsWith(ResourceColumns.ATTRIBUTE))
                .forEach(column -> attributes.put(
                        column.substring(ResourceColumns.ATTRIBUTE.length()), NODES.textNode(cells.get(column))));
        return new ResourceDraft(
                line,
                cells.get("id"),
                cells.get("category"),
                cells.get("name"),
                cells.get("area"),
                cells.get("unit"),
                cells.get("contact"),
                cells.get("telephone"),
                cells.has("others") ? NODES.textNode(cells.get("others")) : MissingNode.getInstance(),
                attributes,
                cells.get("frame").isEmpty() ? frame : cells.get("frame"),
                geometry(cells));
    }

    private static JsonNode geometry(Cells cells) {
        String geometry = cells.get("geometry");
        if (!geometry.isEmpty()) {
            try {
                return Json.MAPPER.readTree(geometry);
            } catch (JsonProcessingException e) {
                return NODES.nullNode();
            }
        }
        ObjectNode point = NODES.objectNode().put("type", "Point");
        var coordinates = point.putArray("coordinates");
        for (String column : List.of("longitude", "latitude")) {
            String text = cells.get(column);
            coordinates.add(
                    ResourceValues.isNumber(text) ? NODES.numberNode(Double.parseDouble(text)) : NODES.textNode(text));
        }
        return point;
    }

    private static Problem unreadable(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }
}
