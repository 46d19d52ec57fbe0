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
final class CsvRows {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private CsvRows() {}

    static void forEach(Path file, List<String> required, Consumer<Row> rows) {
        try (BufferedReader reader = open(file);
                CSVParser parser = FORMAT.parse(reader)) {
            for (String column : required) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw SchoolDataException.at(
                            file,
                            1,
                            column,
                            String.join(",", parser.getHeaderNames()),
                            "a header with the columns " + String.join(",", required));
                }
            }
            for (CSVRecord csv : parser) {
                rows.accept(new Row(file, csv, parser.getCurrentLineNumber()));
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

    /** One data row; {@code line} is its last line in the file. */
    record Row(Path file, CSVRecord csv, long line) {

        String text(String field) {
            String value = optionalText(field);
            if (value.isEmpty()) {
                throw problem(field, "a value");
            }
            return value;
        }

        /** The field's text, empty if the column is absent or the row is short. */
        String optionalText(String field) {
            return csv.isSet(field) ? csv.get(field) : "";
        }

        int year(String field) {
            int year = integer(field, "a year, 1900 to 2200");
            if (year < 1900 || year > 2200) {
                throw problem(field, "a year, 1900 to 2200");
            }
            return year;
        }

        int integer(String field, String expected) {
            try {
                return Integer.parseInt(text(field));
            } catch (NumberFormatException e) {
                throw problem(field, expected);
            }
        }

        /** A finite decimal, or NaN if the field is empty. */
        double number(String field) {
            String value = optionalText(field);
            if (value.isEmpty()) {
                return Double.NaN;
            }
            try {
                double number = Double.parseDouble(value);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw problem(field, "a decimal number");
            }
            throw problem(field, "a decimal number");
        }

        SchoolDataException problem(String field, String expected) {
            return SchoolDataException.at(file, line, field, optionalText(field), expected);
        }
    }
}
