package org.loomwatch.models.schools.data;

import java.util.List;
import java.util.function.Consumer;

/** Rows held in memory. */
record ListedRows(String name, List<String> columns, List<List<String>> rows) implements RowSource {

    ListedRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public void forEach(List<String> required, Consumer<SourceRow> sink) {
        for (String column : required) {
            if (!columns.contains(column)) {
                throw SchoolDataException.at(
                        name, 0, column, String.join(",", columns), "the columns " + String.join(",", required));
            }
        }
        long line = 0;
        for (List<String> row : rows) {
            line++;
            sink.accept(new SourceRow(name, line, field -> {
                int at = columns.indexOf(field);
                return at < 0 ? "" : row.get(at);
            }));
        }
    }
}
