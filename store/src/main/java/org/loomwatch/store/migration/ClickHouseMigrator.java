package org.loomwatch.store.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.loomwatch.store.StoreException;

/**
 * Runs the ClickHouse migrations. ClickHouse has no transactions around changes of tables, so every statement is
 * recorded when it is done: a migration that broke off goes on behind the last statement that worked.
 */
public final class ClickHouseMigrator implements Migrator {

    /** Table that remembers what was applied. */
    public static final String HISTORY_TABLE = "schema_history";

    private static final String FOLDER = "org/loomwatch/store/clickhouse/migration";

    private final DataSource dataSource;
    private final List<Migration> known;

    public ClickHouseMigrator(DataSource dataSource) {
        this(dataSource, MigrationFiles.list(FOLDER));
    }

    ClickHouseMigrator(DataSource dataSource, List<Migration> known) {
        this.dataSource = dataSource;
        this.known = List.copyOf(known);
    }

    @Override
    public String store() {
        return "ClickHouse";
    }

    @Override
    public List<Migration> listKnown() {
        return known;
    }

    @Override
    public SchemaState state() {
        try (Connection connection = dataSource.getConnection()) {
            List<Integer> applied = readProgress(connection).entrySet().stream()
                    .filter(entry -> entry.getValue().isComplete())
                    .map(Map.Entry::getKey)
                    .toList();
            return SchemaState.of(
                    applied, known.stream().map(Migration::version).toList());
        } catch (SQLException e) {
            throw new StoreException("cannot read the ClickHouse schema version: " + e.getMessage(), e);
        }
    }

    @Override
    public void migrate(Collection<Integer> versions) {
        try (Connection connection = dataSource.getConnection()) {
            Map<Integer, Progress> progress = readProgress(connection);
            requireKnown();
            createHistory(connection);
            for (Migration migration : known) {
                Progress done = progress.getOrDefault(migration.version(), Progress.NONE);
                if (done.isComplete()) {
                    requireUnchanged(migration, done);
                } else if (versions.contains(migration.version())) {
                    apply(connection, migration, done.statementsDone());
                }
            }
        } catch (SQLException e) {
            throw new StoreException("ClickHouse migration failed: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isVacant() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return listTables(statement).isEmpty();
        } catch (SQLException e) {
            throw new StoreException("cannot list the ClickHouse tables: " + e.getMessage(), e);
        }
    }

    @Override
    public void clear() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : listTables(statement)) {
                statement.execute("DROP TABLE IF EXISTS `" + table + "` SYNC");
            }
        } catch (SQLException e) {
            throw new StoreException("cannot clear ClickHouse: " + e.getMessage(), e);
        }
    }

    /** Views before the tables they read from. */
    private static List<String> listTables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT name FROM system.tables WHERE database = currentDatabase()"
                + " AND NOT startsWith(name, '.inner') ORDER BY engine NOT LIKE '%View', name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void apply(Connection connection, Migration migration, int done) throws SQLException {
        List<String> statements = SqlStatements.split(migration.sql());
        for (int i = done; i < statements.size(); i++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(statements.get(i));
            } catch (SQLException e) {
                throw new StoreException(
                        "ClickHouse migration %s failed in statement %d of %d: %s"
                                .formatted(migration.fileName(), i + 1, statements.size(), e.getMessage()),
                        e);
            }
            record(connection, migration, i + 1, statements.size());
        }
    }

    private static void record(Connection connection, Migration migration, int done, int statements)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + HISTORY_TABLE
                + " (version, name, checksum, statements_done, statements) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, migration.version());
            insert.setString(2, migration.name());
            insert.setLong(3, migration.checksum());
            insert.setInt(4, done);
            insert.setInt(5, statements);
            insert.executeUpdate();
        }
    }

    private static void requireUnchanged(Migration migration, Progress done) {
        if (done.checksum() != migration.checksum()) {
            throw new StoreException(
                    "ClickHouse migration %s has been changed since it was applied; add a new one instead"
                            .formatted(migration.fileName()));
        }
    }

    private static void createHistory(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + HISTORY_TABLE + """
                    (
                        version UInt32,
                        name String,
                        checksum UInt64,
                        statements_done UInt32,
                        statements UInt32,
                        applied_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')
                    )
                    ENGINE = MergeTree
                    ORDER BY (version, statements_done)""");
        }
    }

    private static Map<Integer, Progress> readProgress(Connection connection) throws SQLException {
        Map<Integer, Progress> progress = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (!historyExists(statement)) {
                return progress;
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT version, max(statements_done), any(statements), any(checksum) FROM "
                            + HISTORY_TABLE + " GROUP BY version")) {
                while (rows.next()) {
                    progress.put(rows.getInt(1), new Progress(rows.getInt(2), rows.getInt(3), rows.getLong(4)));
                }
            }
        }
        return progress;
    }

    private static boolean historyExists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("EXISTS TABLE " + HISTORY_TABLE)) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    /** How far a migration has come. */
    private record Progress(int statementsDone, int statements, long checksum) {

        static final Progress NONE = new Progress(0, -1, 0);

        boolean isComplete() {
            return statementsDone == statements;
        }
    }
}
