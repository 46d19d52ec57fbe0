package org.loomwatch.api.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.loomwatch.api.server.Json;
import org.loomwatch.jobs.conform.CsvLine;

/** A row of a delivery as the texts of its columns, and back. */
final class RowTexts {

    private RowTexts() {}

    /** The texts by column, if the row, CSV in the feed's own order or a JSON object, has them; else none. */
    static List<String> cut(String row, List<String> names) {
        if (row.startsWith("{")) {
            try {
                JsonNode object = Json.MAPPER.readTree(row);
                return names.stream()
                        .map(name -> object.path(name).isNull()
                                ? ""
                                : object.path(name).asText())
                        .toList();
            } catch (JsonProcessingException e) {
                return List.of();
            }
        }
        List<String> cells = CsvLine.split(row);
        return cells.size() == names.size() ? cells : List.of();
    }

    /** The texts as one CSV row; line breaks within them become blanks. */
    static String join(List<String> texts) {
        return String.join(",", texts.stream().map(RowTexts::cell).toList());
    }

    private static String cell(String text) {
        String flat = text.replaceAll("[\r\n]+", " ").strip();
        return flat.contains(",") || flat.contains("\"") ? '"' + flat.replace("\"", "\"\"") + '"' : flat;
    }
}
