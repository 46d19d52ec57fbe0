package org.loomwatch.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.loomwatch.store.postgres.PostgresMigrator;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** PostgreSQL's tables within one transaction of the given handle, which the caller begins and ends. */
final class PostgresTables implements TableStore {

    static final String NAME = "postgres";

    private static final String TABLES = """
            SELECT class.relname AS table_name, attribute.attname AS column_name
            FROM pg_class class
            JOIN pg_attribute attribute ON attribute.attrelid = class.oid
            WHERE class.relnamespace = current_schema()::regnamespace
              AND class.relkind = 'r'
              AND class.relname <> :history
              AND attribute.attnum > 0
              AND NOT attribute.attisdropped
              AND attribute.attgenerated = ''
            ORDER BY class.relname, attribute.attnum""";

    private static final String FOREIGN_KEYS = """
            SELECT conrelid::regclass::text AS table_name, quote_ident(conname) AS name,
                   pg_get_constraintdef(oid) AS definition
            FROM pg_constraint
            WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace
            ORDER BY conrelid, conname""";

    private final Handle handle;

    PostgresTables(Handle handle) {
        this.handle = handle;
        // Dates, times and floating-point numbers go out as texts that come back as the same values anywhere.
        handle.execute("SET LOCAL timezone = 'UTC'");
        handle.execute("SET LOCAL datestyle = 'ISO, YMD'");
        handle.execute("SET LOCAL intervalstyle = 'postgres'");
        handle.execute("SET LOCAL extra_float_digits = 1");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<TableColumns> listTables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        handle.createQuery(TABLES)
                .bind("history", PostgresMigrator.HISTORY_TABLE)
                .mapToMap()
                .forEach(row -> tables.computeIfAbsent((String) row.get("table_name"), name -> new ArrayList<>())
                        .add((String) row.get("column_name")));
        return tables.entrySet().stream()
                .map(table -> new TableColumns(table.getKey(), table.getValue()))
                .toList();
    }

    @Override
    public void write(TableColumns table, OutputStream lines) throws IOException {
        try {
            copyManager().copyOut("COPY " + nameWithColumns(table) + " TO STDOUT (ENCODING 'UTF8')", lines);
        } catch (SQLException e) {
            throw new BackupException("cannot read PostgreSQL table " + table.table() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void read(TableColumns table, InputStream lines) throws IOException {
        try {
            copyManager().copyIn("COPY " + nameWithColumns(table) + " FROM STDIN (ENCODING 'UTF8')", lines);
        } catch (SQLException e) {
            throw new BackupException("cannot write PostgreSQL table " + table.table() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Long> sequences() {
        return handle.createQuery("""
                        SELECT sequencename, coalesce(last_value + increment_by, start_value) AS next
                        FROM pg_sequences
                        WHERE schemaname = current_schema()""").mapToMap().stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get("sequencename"), row -> ((Number) row.get("next")).longValue()));
    }

    /**
     * Empties all tables and puts rows in without triggers, which would see changes where there are none, and without
     * foreign keys, which hold again when this returns.
     */
    void refill(Filling filling, Map<String, Long> nextNumbers) throws IOException {
        List<String> tables =
                listTables().stream().map(table -> quote(table.table())).toList();
        List<Map<String, Object>> foreignKeys =
                handle.createQuery(FOREIGN_KEYS).mapToMap().list();
        for (Map<String, Object> key : foreignKeys) {
            handle.execute("ALTER TABLE " + key.get("table_name") + " DROP CONSTRAINT " + key.get("name"));
        }
        tables.forEach(table -> handle.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER"));
        if (!tables.isEmpty()) {
            handle.execute("TRUNCATE " + String.join(", ", tables));
        }
        filling.fill();
        nextNumbers.forEach(
                (sequence, next) -> handle.createQuery("SELECT setval(quote_ident(:sequence)::regclass, :next, false)")
                        .bind("sequence", sequence)
                        .bind("next", next)
                        .mapTo(Long.class)
                        .one());
        tables.forEach(table -> handle.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER"));
        for (Map<String, Object> key : foreignKeys) {
            handle.execute("ALTER TABLE " + key.get("table_name") + " ADD CONSTRAINT " + key.get("name") + " "
                    + key.get("definition"));
        }
    }

    /** Puts the rows of all tables in. */
    interface Filling {
        void fill() throws IOException;
    }

    private CopyManager copyManager() throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static String nameWithColumns(TableColumns table) {
        return quote(table.table())
                + table.columns().stream().map(PostgresTables::quote).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
