package org.loomwatch.store.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.data_formats.internal.BinaryStreamReader;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.ConnectionImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results too large to keep: bytes in one of ClickHouse's own formats, or row after row. Over one connection of its own for as
 * long as it is open.
 */
public final class ResultStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResultStreams.class);

    private final ClickHouseConnection where;
    private final Connection connection;
    private final Client client;

    private ResultStreams(ClickHouseConnection where, Connection connection) throws SQLException {
        this.where = where;
        this.connection = connection;
        this.client = connection.unwrap(ConnectionImpl.class).getClient();
    }

    /** @throws ClickHouseException if there is no connection to be had */
    public static ResultStreams open(ClickHouseConnection where) {
        try {
            return new ResultStreams(where, where.open());
        } catch (SQLException e) {
            throw new ClickHouseException(where, e);
        }
    }

    /** One column of a result, with its type as ClickHouse writes it. */
    public record Column(String name, String type) {}

    /** Takes a result row by row. */
    public interface Rows {

        /** Comes first, once. */
        void begin(List<Column> columns) throws IOException;

        /**
         * @param values one for each column, of the driver's own types; arrays are lists
         * @return whether more is wanted; the query is cancelled where not
         */
        boolean row(@Nullable Object[] values) throws IOException;
    }

    /**
     * Writes the whole result as a file of this format.
     *
     * @param format such as {@code CSV} or {@code Parquet}
     * @throws ClickHouseException if ClickHouse refuses or the connection breaks
     */
    public void copy(StreamedQuery query, String format, OutputStream out) throws IOException {
        try (QueryResponse response =
                        client.query(query.sql(), settings(query, format)).get();
                InputStream bytes = response.getInputStream()) {
            bytes.transferTo(out);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw failure(e);
        }
    }

    /**
     * Hands on row after row.
     *
     * @throws ClickHouseException as {@link #copy} does
     */
    public void read(StreamedQuery query, Rows rows) throws IOException {
        boolean wanted = true;
        try (QueryResponse response = client.query(query.sql(), settings(query, "RowBinaryWithNamesAndTypes"))
                        .get();
                ClickHouseBinaryFormatReader reader = client.newBinaryFormatReader(response)) {
            List<Column> columns = new ArrayList<>();
            reader.getSchema()
                    .getColumns()
                    .forEach(column -> columns.add(new Column(column.getColumnName(), column.getOriginalTypeName())));
            rows.begin(columns);
            while (wanted && reader.next() != null) {
                @Nullable Object[] values = new Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = plain(reader.readValue(i + 1));
                }
                wanted = rows.row(values);
            }
            if (!wanted) {
                cancel(query.id());
            }
        } catch (IOException e) {
            if (wanted) {
                throw e;
            }
            LOG.debug("the rest of {} is not wanted", query.id(), e);
        } catch (Exception e) {
            if (wanted) {
                throw failure(e);
            }
            LOG.debug("the rest of {} is not wanted", query.id(), e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (!(value instanceof BinaryStreamReader.ArrayValue array)) {
            return value;
        }
        List<@Nullable Object> list = new ArrayList<>(array.length());
        for (int i = 0; i < array.length(); i++) {
            list.add(plain(array.get(i)));
        }
        return list;
    }

    /** Asks the query with this id to stop, whoever runs it; it fails with QUERY_WAS_CANCELLED. */
    public void cancel(String id) {
        try (QueryResponse response = client.query("KILL QUERY WHERE query_id = '"
                        + id.replace("\\", "\\\\").replace("'", "\\'") + "' ASYNC")
                .get()) {
            response.getReadRows();
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static QuerySettings settings(StreamedQuery query, String format) {
        QuerySettings settings =
                new QuerySettings().setFormat(ClickHouseFormat.valueOf(format)).setQueryId(query.id());
        query.database().ifPresent(settings::setDatabase);
        query.settings().forEach(settings::serverSetting);
        return settings;
    }

    private ClickHouseException failure(Exception e) {
        if (e instanceof ClickHouseException ours) {
            return ours;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException server) {
                return new ClickHouseException(where, new SQLException(server.getMessage(), server));
            }
        }
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return new ClickHouseException(where, new SQLException(String.valueOf(cause.getMessage()), cause));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ClickHouseException(where, e);
        }
    }
}
