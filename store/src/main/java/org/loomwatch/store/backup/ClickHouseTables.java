package org.loomwatch.store.backup;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.ConnectionImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** ClickHouse's tables. Rows that a later version has replaced neither go out nor count. */
final class ClickHouseTables implements TableStore {

    static final String NAME = "clickhouse";

    private static final String COLUMNS = """
            SELECT columns.table, columns.name
            FROM system.columns AS columns
            JOIN system.tables AS tables ON tables.database = columns.database AND tables.name = columns.table
            WHERE columns.database = currentDatabase()
              AND tables.engine LIKE '%%MergeTree'
              AND columns.table <> '%s'
              AND columns.default_kind NOT IN ('ALIAS', 'MATERIALIZED', 'EPHEMERAL')
            ORDER BY columns.table, columns.position""".formatted(ClickHouseMigrator.HISTORY_TABLE);

    /** Rows a single insert carries; the engine holds that many in memory. */
    private static final int ROWS_PER_INSERT = 100_000;

    private final DataSource dataSource;

    ClickHouseTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<TableColumns> listTables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw new BackupException("cannot list the ClickHouse tables: " + e.getMessage(), e);
        }
        return tables.entrySet().stream()
                .map(table -> new TableColumns(table.getKey(), table.getValue()))
                .toList();
    }

    @Override
    public void write(TableColumns table, OutputStream lines) throws IOException {
        String query = "SELECT " + quoteAll(table.columns()) + " FROM " + quote(table.table())
                + " SETTINGS final = 1, session_timezone = 'UTC'";
        QuerySettings settings = new QuerySettings().setFormat(ClickHouseFormat.TabSeparated);
        try (Connection connection = dataSource.getConnection();
                QueryResponse response =
                        client(connection).query(query, settings).get();
                InputStream rows = response.getInputStream()) {
            rows.transferTo(lines);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw failure("read", table, e);
        }
    }

    @Override
    public void read(TableColumns table, InputStream lines) throws IOException {
        InsertSettings settings = new InsertSettings();
        // Numbers come back exactly; the quick way of reading them may be off by the last bit.
        settings.serverSetting("precise_float_parsing", "1");
        settings.serverSetting("session_timezone", "UTC");
        settings.serverSetting("max_partitions_per_insert_block", "0");
        settings.serverSetting("insert_deduplicate", "0");
        LineChunks chunks = new LineChunks(lines, ROWS_PER_INSERT);
        try (Connection connection = dataSource.getConnection()) {
            Client client = client(connection);
            while (chunks.hasNext()) {
                client.insert(table.table(), table.columns(), chunks.next(), ClickHouseFormat.TabSeparated, settings)
                        .get()
                        .close();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw failure("write", table, e);
        }
    }

    @Override
    public Map<String, Long> sequences() {
        return Map.of();
    }

    private static Client client(Connection connection) throws SQLException {
        return connection.unwrap(ConnectionImpl.class).getClient();
    }

    private static StoreException failure(String verb, TableColumns table, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return new BackupException(
                "cannot %s ClickHouse table %s: %s".formatted(verb, table.table(), cause.getMessage()), cause);
    }

    private static String quoteAll(List<String> columns) {
        return columns.stream().map(ClickHouseTables::quote).collect(Collectors.joining(", "));
    }

    private static String quote(String identifier) {
        return '`' + identifier.replace("\\", "\\\\").replace("`", "\\`") + '`';
    }
}
