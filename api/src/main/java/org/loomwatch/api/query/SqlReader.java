package org.loomwatch.api.query;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.store.clickhouse.ClickHouseException;
import org.loomwatch.store.clickhouse.ConnectionWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs queries on the analytical store by prepared statements; a query whose connection breaks is asked again. */
public final class SqlReader {

    private static final Logger LOG = LoggerFactory.getLogger(SqlReader.class);
    private static final int LONGEST_QUERY_SECONDS = 60;

    private final ConnectionSource connections;
    private final Timer queries;
    private final Counter failures;

    /** @param metrics where time and failures of queries are counted */
    public SqlReader(ConnectionSource connections, MeterRegistry metrics) {
        this.connections = connections;
        this.queries = Timer.builder("loomwatch.engine.queries")
                .description("Time of queries on the analytical store, reading of the rows included")
                .register(metrics);
        this.failures = Counter.builder("loomwatch.engine.query.failures")
                .description("Queries on the analytical store that failed")
                .register(metrics);
    }

    /** Lends a connection for one piece of reading, which may be repeated. */
    @FunctionalInterface
    public interface ConnectionSource {
        <T> T read(ConnectionWork<T> work);
    }

    /** Makes a value of the current row and changes nothing else, because a broken query starts over. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * @throws QueryException if the store refuses the query
     * @throws Problem if the store cannot be reached
     */
    public <T> List<T> list(Sql sql, RowMapper<T> mapper) {
        long start = System.nanoTime();
        try {
            return connections.read(connection -> read(connection, sql, mapper));
        } catch (ClickHouseException e) {
            failures.increment();
            if (e.code().isPresent()) {
                throw new QueryException(sql, e);
            }
            LOG.warn("the analytical store cannot be reached: {}", e.getMessage());
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    Text.of("分析库暂不可用，请稍后重试", "the analytical store does not answer; try again shortly"));
        } finally {
            queries.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static <T> List<T> read(Connection connection, Sql sql, RowMapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setQueryTimeout(LONGEST_QUERY_SECONDS);
            for (int i = 0; i < sql.values().size(); i++) {
                statement.setObject(i + 1, sql.values().get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(mapper.map(results));
                }
            }
            return rows;
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(Sql sql, RowMapper<T> mapper) {
        return list(sql, mapper).stream().findFirst();
    }

    /** The only row of a query that always has one, such as a count. */
    public <T> T get(Sql sql, RowMapper<T> mapper) {
        return find(sql, mapper).orElseThrow(() -> new IllegalStateException("no row from: " + sql.text()));
    }

    /** A column that may be null, as a double. */
    public static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
