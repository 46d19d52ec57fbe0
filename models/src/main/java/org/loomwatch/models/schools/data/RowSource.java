package org.loomwatch.models.schools.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Rows of named text fields, out of a file or a store. */
public interface RowSource {

    /** What messages call it: a file name, a table. */
    String name();

    /**
     * Hands over every row, in order.
     *
     * @param required columns that must be there
     * @throws SchoolDataException if the source cannot be read or lacks a required column
     */
    void forEach(List<String> required, Consumer<SourceRow> rows);

    /** A CSV file (RFC 4180, UTF-8, with header, optionally gzip). */
    static RowSource file(Path file) {
        return new CsvRows(file);
    }

    /** Rows already read; each has as many cells as there are columns. */
    static RowSource of(String name, List<String> columns, List<List<String>> rows) {
        return new ListedRows(name, columns, rows);
    }
}
