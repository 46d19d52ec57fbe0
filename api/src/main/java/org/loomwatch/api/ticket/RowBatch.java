package org.loomwatch.api.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Many rows for one table in one statement: each column travels as one array, however many rows there are. */
final class RowBatch {

    private final String table;
    private final List<String> columns;
    private final List<List<@Nullable String>> values = new ArrayList<>();

    /** @param columns each its name and its type, such as {@code due_at timestamptz}; written by us, never by a client */
    RowBatch(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
        this.columns.forEach(column -> values.add(new ArrayList<>()));
    }

    /** A row, its values in the order of the columns and each as PostgreSQL reads it. */
    void add(@Nullable Object... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(row.length + " values for " + columns.size() + " columns of " + table);
        }
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            values.get(i).add(value == null ? null : value.toString());
        }
    }

    /** @param conflict what follows the rows, such as {@code ON CONFLICT DO NOTHING}; may be empty */
    void insert(Handle handle, String conflict) {
        String names = columns.stream().map(column -> column.split(" ", 2)[0]).collect(Collectors.joining(", "));
        String arrays = columns.stream()
                .map(column -> "CAST(? AS " + column.split(" ", 2)[1] + "[])")
                .collect(Collectors.joining(", "));
        Update insert = handle.createUpdate(
                "INSERT INTO " + table + " (" + names + ") SELECT * FROM unnest(" + arrays + ") " + conflict);
        for (int i = 0; i < values.size(); i++) {
            insert.bindArray(i, String.class, values.get(i));
        }
        insert.execute();
    }
}
