package org.loomwatch.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;

/** An open pool of connections to PostgreSQL, embedded or outside. Knows nothing of schemas. */
public final class Postgres implements AutoCloseable {

    private static final int POOL_SIZE = 10;
    private static final int CONNECT_TIMEOUT_MILLIS = 15_000;

    private final PostgresConnection connection;
    private final Optional<EmbeddedPostgres> embedded;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Postgres(PostgresConnection connection, Optional<EmbeddedPostgres> embedded) {
        this.connection = connection;
        this.embedded = embedded;
        this.pool = openPool(connection);
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Connects to the server the settings name, or to the embedded one of their data directory, which is started if no
     * other process has done so.
     *
     * @throws StoreException if the server cannot be started or reached
     */
    public static Postgres open(StoreSettings settings) {
        if (settings.postgresUrl().isPresent()) {
            return new Postgres(PostgresConnection.parse(settings.postgresUrl().get()), Optional.empty());
        }
        EmbeddedPostgres server = EmbeddedPostgres.open(settings.dataDirectory());
        try {
            return new Postgres(server.connection(), Optional.of(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static HikariDataSource openPool(PostgresConnection connection) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(connection.jdbcUrl());
        connection.user().ifPresent(config::setUsername);
        connection.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        config.addDataSourceProperty("ApplicationName", "loomwatch");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StoreException(
                    "cannot connect to PostgreSQL at " + connection.location() + ": " + cause.getMessage(), e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public PostgresConnection connection() {
        return connection;
    }

    /** Whether the server belongs to the data directory rather than to somebody else. */
    public boolean isEmbedded() {
        return embedded.isPresent();
    }

    /** Release of the server, such as {@code 17.6}. */
    public String version() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT split_part(current_setting('server_version'), ' ', 1)")
                        .mapTo(String.class)
                        .one());
    }

    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
