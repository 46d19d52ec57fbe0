package org.loomwatch.models.schools.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads RFC 4180 files (UTF-8, with header, optionally gzip) row by row; names file, line and field on errors. */
final class CsvRows implements RowSource {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Path file;

    CsvRows(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void forEach(List<String> required, Consumer<SourceRow> rows) {
        try (BufferedReader reader = open(file);
                CSVParser parser = FORMAT.parse(reader)) {
            for (String column : required) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw SchoolDataException.at(
                            name(),
                            1,
                            column,
                            String.join(",", parser.getHeaderNames()),
                            "a header with the columns " + String.join(",", required));
                }
            }
            for (CSVRecord csv : parser) {
                rows.accept(new SourceRow(
                        name(), parser.getCurrentLineNumber(), field -> csv.isSet(field) ? csv.get(field) : ""));
            }
        } catch (IOException e) {
            throw new SchoolDataException("%s: cannot be read: %s".formatted(file, e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new SchoolDataException("%s: is not a CSV file: %s".formatted(file, e.getMessage()));
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        InputStream in = file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
