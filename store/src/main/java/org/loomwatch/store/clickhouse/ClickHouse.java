package org.loomwatch.store.clickhouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open pool of connections to ClickHouse, embedded or outside. Knows nothing of schemas. */
public final class ClickHouse implements AutoCloseable {

    /** Java heap that the process of the embedded engine has, whatever passes through it. */
    public static final long ENGINE_HEAP_BYTES = 256L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ClickHouse.class);
    private static final int POOL_SIZE = 16;
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;
    private static final int REPETITIONS = 3;
    private static final Duration RETURN_PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private final ClickHouseConnection connection;
    private final Optional<EmbeddedClickHouse> embedded;
    private final HikariDataSource pool;

    private ClickHouse(ClickHouseConnection connection, Optional<EmbeddedClickHouse> embedded) {
        this.connection = connection;
        this.embedded = embedded;
        this.pool = openPool(connection);
    }

    /**
     * Connects to the server the settings name, or to the embedded engine of their data directory, which is started if
     * no other process has done so.
     *
     * @throws StoreException if the engine cannot be started or the server cannot be reached
     */
    public static ClickHouse open(StoreSettings settings) {
        if (settings.clickhouseUrl().isPresent()) {
            ClickHouseConnection outside =
                    ClickHouseConnection.parse(settings.clickhouseUrl().get());
            outside.requireAnswer();
            return new ClickHouse(outside, Optional.empty());
        }
        EmbeddedClickHouse engine = EmbeddedClickHouse.open(settings.dataDirectory());
        try {
            ClickHouseConnection connection = ClickHouseConnection.of(engine.endpoint());
            createDatabase(connection);
            return new ClickHouse(connection, Optional.of(engine));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Another pool to a store that is open already, for a job that ends by itself; closing it closes nothing else. */
    public static ClickHouse to(ClickHouseConnection connection) {
        return new ClickHouse(connection, Optional.empty());
    }

    /**
     * The file of the embedded engine's library.
     *
     * @throws StoreException if it is missing or damaged; the message says which command gets it
     */
    public static Path requireLibrary(DataDirectory directory) {
        return EngineLibrary.ofThisMachine().require(new ClickHousePaths(directory).verifiedLibrary());
    }

    private static void createDatabase(ClickHouseConnection connection) {
        String database = "/" + ClickHouseConnection.EMBEDDED_DATABASE;
        String url = connection.jdbcUrl();
        ClickHouseConnection unnamed = new ClickHouseConnection(
                url.substring(0, url.length() - database.length()) + "/default", connection.properties());
        try (Connection open = unnamed.open();
                Statement statement = open.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + ClickHouseConnection.EMBEDDED_DATABASE);
        } catch (SQLException e) {
            throw new StoreException("cannot create the ClickHouse database: " + e.getMessage(), e);
        }
    }

    private static HikariDataSource openPool(ClickHouseConnection connection) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("clickhouse");
        config.setJdbcUrl(connection.jdbcUrl());
        connection.properties().forEach(config::addDataSourceProperty);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StoreException(
                    "cannot connect to ClickHouse at " + connection.location() + ": " + cause.getMessage(), e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Good as long as the pool is open, and over a restart of the embedded engine. */
    public ClickHouseConnection connection() {
        return connection;
    }

    /** Whether the engine belongs to the data directory rather than to somebody else. */
    public boolean isEmbedded() {
        return connection.embedded();
    }

    /** Release of the engine, such as {@code 26.7.2.1}. */
    public String version() {
        return read(open -> {
            try (Statement statement = open.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT version()")) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    /**
     * Runs work that only reads; where the connection breaks, such as when the embedded engine is being restarted, the
     * whole work is done again.
     *
     * @throws ClickHouseException if ClickHouse refuses, or the connection keeps breaking
     */
    public <T> T read(ConnectionWork<T> work) {
        return repeat(work);
    }

    /**
     * Runs one batch insert that ends up in the table exactly once: where the connection breaks it is done again, and
     * ClickHouse drops what it has already taken. Only for tables that remember what they took: MergeTree tables with
     * {@code non_replicated_deduplication_window} above 0, or replicated ones.
     *
     * @param token names this insert among all inserts into the table, the same in every attempt
     * @param insert such as {@code INSERT INTO t (a, b) VALUES (?, ?)}
     * @param rows adds the rows; the same rows in the same order in every attempt
     * @throws ClickHouseException if ClickHouse refuses, or the connection keeps breaking; the same token may be used
     *     again with the same rows
     */
    public void insertOnce(String token, String insert, Batch rows) {
        repeat(open -> {
            try (PreparedStatement statement = open.prepareStatement(insert)) {
                InsertSettings.deduplicate(statement, token);
                rows.addTo(statement);
                statement.executeBatch();
                return true;
            }
        });
    }

    private <T> T repeat(ConnectionWork<T> work) {
        for (int attempt = 0; ; attempt++) {
            try (Connection open = pool.getConnection()) {
                return work.apply(open);
            } catch (SQLException e) {
                if (attempt == REPETITIONS || !ClickHouseException.isBrokenConnection(e) || !awaitAnswer()) {
                    throw new ClickHouseException(connection, e);
                }
                LOG.warn("connection to ClickHouse broke, trying again: {}", e.getMessage());
            }
        }
    }

    /** Waits until the server answers; false if it does not do so for long. */
    private boolean awaitAnswer() {
        Instant deadline = Instant.now().plus(RETURN_PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            try (Connection open = pool.getConnection()) {
                // The pool hands out connections that worked a moment ago without looking.
                if (open.isValid(1)) {
                    return true;
                }
                Thread.sleep(LOOK_MILLIS);
            } catch (SQLException e) {
                LOG.debug("ClickHouse does not answer yet", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedClickHouse::close);
    }
}
