package org.loomwatch.api.analyst.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlText;
import org.loomwatch.store.clickhouse.ClickHouseConnection;
import org.loomwatch.store.clickhouse.ClickHouseException;

/**
 * Rows of PostgreSQL, copied into a table of the analytical store for as long as a file is made of them: so every table leaves by
 * the same way. Rows pass one batch at a time.
 */
final class TicketStaging implements AutoCloseable {

    private static final int BATCH = 20_000;

    private final ClickHouseConnection connection;
    private final String table;

    private TicketStaging(ClickHouseConnection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    static TicketStaging fill(Jdbi postgres, ClickHouseConnection connection, Sql select, UUID job) {
        String name = "export_staging_" + job.toString().replace("-", "");
        TicketStaging staging = new TicketStaging(connection, name);
        try (Connection open = connection.withBinaryInserts().open()) {
            postgres.useTransaction(handle -> {
                Query query = handle.createQuery(select.text());
                for (int i = 0; i < select.values().size(); i++) {
                    Object value = select.values().get(i);
                    if (value instanceof java.util.List<?> many) {
                        query.bindArray(i, String.class, many.toArray());
                    } else {
                        query.bind(i, value);
                    }
                }
                query.setFetchSize(BATCH).scanResultSet((rows, context) -> {
                    staging.copy(open, rows.get());
                    return true;
                });
            });
            return staging;
        } catch (SQLException e) {
            staging.close();
            throw new IllegalStateException("tickets cannot be copied", e);
        } catch (RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    String table() {
        return table;
    }

    private void copy(Connection open, ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int count = columns.getColumnCount();
        String definitions = IntStream.rangeClosed(1, count)
                .mapToObj(i -> definition(columns, i))
                .collect(Collectors.joining(", "));
        try (Statement create = open.createStatement()) {
            create.execute(
                    "CREATE OR REPLACE TABLE " + table + " (" + definitions + ") ENGINE = MergeTree ORDER BY tuple()");
        }
        try (PreparedStatement insert = open.prepareStatement(
                "INSERT INTO " + table + " VALUES (" + String.join(", ", Collections.nCopies(count, "?")) + ")")) {
            int waiting = 0;
            while (rows.next()) {
                for (int i = 1; i <= count; i++) {
                    insert.setObject(i, value(columns, rows, i));
                }
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }

    private static String definition(ResultSetMetaData columns, int i) {
        try {
            String type =
                    switch (columns.getColumnType(i)) {
                        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "Nullable(DateTime64(3, 'UTC'))";
                        case Types.DATE -> "Nullable(Date)";
                        case Types.INTEGER, Types.BIGINT -> "Nullable(Int64)";
                        default -> "Nullable(String)";
                    };
            return SqlText.name(columns.getColumnLabel(i)) + " " + type;
        } catch (SQLException e) {
            throw new IllegalStateException("columns of a result are known", e);
        }
    }

    private static @Nullable Object value(ResultSetMetaData columns, ResultSet rows, int i) throws SQLException {
        switch (columns.getColumnType(i)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                Timestamp time = rows.getTimestamp(i);
                return time == null ? null : time.toInstant().atZone(java.time.ZoneOffset.UTC);
            }
            case Types.DATE -> {
                return rows.getObject(i, java.time.LocalDate.class);
            }
            case Types.INTEGER, Types.BIGINT -> {
                long number = rows.getLong(i);
                return rows.wasNull() ? null : number;
            }
            default -> {
                return rows.getString(i);
            }
        }
    }

    /** Drops the copy. */
    @Override
    public void close() {
        try (Connection open = connection.open();
                Statement drop = open.createStatement()) {
            drop.execute("DROP TABLE IF EXISTS " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the copy of the tickets cannot be dropped, code " + ClickHouseException.findCode(e), e);
        }
    }
}
