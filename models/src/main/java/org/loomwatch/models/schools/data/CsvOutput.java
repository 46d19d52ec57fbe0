package org.loomwatch.models.schools.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** Writes an RFC 4180 file row by row; numbers plain, text quoted where needed. */
public final class CsvOutput implements AutoCloseable {

    private final Writer writer;

    public CsvOutput(Path file, String header) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            writer.write(header + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** One row: doubles with at most four decimals (NaN empty), anything else as its text. */
    public void row(Object... values) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        for (Object value : values) {
            line.add(value instanceof Double number ? Numbers.plain(number, 4) : quoted(String.valueOf(value)));
        }
        try {
            writer.write(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
