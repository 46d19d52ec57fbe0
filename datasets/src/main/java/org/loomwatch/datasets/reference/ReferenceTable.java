package org.loomwatch.datasets.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A small CSV resource with a header, held in memory: rows of named text fields. Quoted fields may hold commas, not line
 * breaks.
 */
public final class ReferenceTable {

    private final String name;
    private final List<String> header;
    private final List<List<String>> rows;

    private ReferenceTable(String name, List<String> header, List<List<String>> rows) {
        this.name = name;
        this.header = header;
        this.rows = rows;
    }

    /** @throws IllegalStateException if the resource is not on the class path beside {@code owner}, or a row is ragged */
    public static ReferenceTable load(Class<?> owner, String name) {
        try (InputStream stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing beside " + owner.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<List<String>> lines = reader.lines()
                    .filter(line -> !line.isBlank())
                    .map(ReferenceTable::split)
                    .toList();
            List<String> header = lines.get(0);
            for (List<String> line : lines) {
                if (line.size() != header.size()) {
                    throw new IllegalStateException(
                            "%s: expected %d fields, found %s".formatted(name, header.size(), line));
                }
            }
            return new ReferenceTable(name, header, lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }

    public int size() {
        return rows.size();
    }

    /** @throws IllegalArgumentException if there is no such column */
    public String get(int row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(name + " has no column " + column);
        }
        return rows.get(row).get(index);
    }

    public double getDouble(int row, String column) {
        return Double.parseDouble(get(row, column));
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return List.copyOf(fields);
    }
}
