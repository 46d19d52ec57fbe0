package org.loomwatch.models.economy.series;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes series over the same months as CSV: {@code date} (first of the month) and one column a series. */
public final class SeriesWriter {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private SeriesWriter() {}

    /**
     * Writes the columns in the map's order, numbers with full precision, missing months as empty cells. Parent
     * directories are made.
     *
     * @throws IllegalArgumentException if there is no column or the columns cover different months
     */
    public static void write(Path file, Map<String, MonthlySeries> columns) {
        MonthlySeries months = columns.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column to write to " + file));
        for (Map.Entry<String, MonthlySeries> column : columns.entrySet()) {
            if (!column.getValue().start().equals(months.start())
                    || column.getValue().length() != months.length()) {
                throw new IllegalArgumentException(
                        "column %s covers %s, others %s".formatted(column.getKey(), column.getValue(), months));
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
                List<String> header = new ArrayList<>(List.of("date"));
                header.addAll(columns.keySet());
                printer.printRecord(header);
                for (int i = 0; i < months.length(); i++) {
                    List<String> cells =
                            new ArrayList<>(List.of(months.month(i).atDay(1).toString()));
                    for (MonthlySeries column : columns.values()) {
                        cells.add(column.isMissing(i) ? "" : Double.toString(column.value(i)));
                    }
                    printer.printRecord(cells);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
