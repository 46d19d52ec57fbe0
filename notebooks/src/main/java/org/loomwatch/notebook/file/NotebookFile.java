package org.loomwatch.notebook.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.notebook.Key;

/** A Jupyter notebook file (nbformat 4.5): cells of text and code, with what the code gave. */
public final class NotebookFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OURS = "loomwatch";

    private final Path file;
    private final ObjectNode root;

    private NotebookFile(Path file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    /** @throws UncheckedIOException if it cannot be read or is no notebook */
    public static NotebookFile read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (root instanceof ObjectNode object && object.path("cells").isArray()) {
                return new NotebookFile(file, object);
            }
            throw new IOException("it has no cells");
        } catch (IOException e) {
            throw new UncheckedIOException("%s is no notebook that can be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** Code of a cell, and where its outputs go. */
    public record CodeCell(ObjectNode node) {

        public String code() {
            return text(node.path("source"));
        }

        public boolean wasRun() {
            return node.path("execution_count").isInt();
        }

        /** Keeps what the cell gave. */
        public void keep(int count, String printed, List<Map<String, String>> shown) {
            node.put("execution_count", count);
            ArrayNode outputs = node.putArray("outputs");
            if (!printed.isEmpty()) {
                ObjectNode stream = outputs.addObject().put("name", "stdout").put("output_type", "stream");
                lines(stream.putArray("text"), printed);
            }
            for (Map<String, String> bundle : shown) {
                ObjectNode output = outputs.addObject();
                ObjectNode data = output.putObject("data");
                bundle.forEach((type, value) -> lines(data.putArray(type), value));
                output.putObject("metadata");
                output.put("output_type", "display_data");
            }
        }
    }

    public List<CodeCell> codeCells() {
        List<CodeCell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            if (cell instanceof ObjectNode object
                    && object.path("cell_type").asText().equals("code")) {
                cells.add(new CodeCell(object));
            }
        }
        return cells;
    }

    /** Key figures as the file has them. */
    public Map<String, Key.Figure> keyFigures() {
        Map<String, Key.Figure> figures = new LinkedHashMap<>();
        root.path("metadata")
                .path(OURS)
                .path("key_figures")
                .properties()
                .forEach(entry -> figures.put(
                        entry.getKey(),
                        new Key.Figure(
                                entry.getValue().path("value").asDouble(),
                                entry.getValue().path("tolerance").asDouble())));
        return figures;
    }

    /** Whether the outputs are those of the code that stands in the file. */
    public boolean isUpToDate() {
        return root.path("metadata").path(OURS).path("code").asText().equals(hash())
                && codeCells().stream().allMatch(CodeCell::wasRun);
    }

    /** Writes the file with the outputs its cells were given, and these key figures. */
    public void write(Map<String, Key.Figure> figures) {
        ObjectNode metadata = root.withObject("/metadata");
        ObjectNode ours = metadata.putObject(OURS);
        ours.put("code", hash());
        ObjectNode kept = ours.putObject("key_figures");
        figures.forEach((name, figure) ->
                kept.putObject(name).put("value", figure.value()).put("tolerance", figure.tolerance()));
        try {
            DefaultIndenter indent = new DefaultIndenter(" ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(indent)
                    .withArrayIndenter(indent);
            Files.writeString(
                    file,
                    JSON.writer(printer)
                                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                                    .writeValueAsString(root)
                            + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            codeCells().forEach(cell -> digest.update(cell.code().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Text in notebooks is one string, or a list of lines. */
    private static String text(JsonNode source) {
        if (source.isTextual()) {
            return source.asText();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private static void lines(ArrayNode to, String text) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            to.add(text.substring(at, next));
            at = next;
        }
    }
}
