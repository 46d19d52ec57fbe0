package org.loomwatch.api.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs queries on the analytical store by prepared statements. */
public final class SqlReader {

    private static final int LONGEST_QUERY_SECONDS = 60;

    private final DataSource dataSource;

    public SqlReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** @throws QueryException if the store refuses the query or cannot be reached */
    public <T> List<T> list(Sql sql, RowMapper<T> mapper) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
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
        } catch (SQLException e) {
            throw new QueryException(sql, e);
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
