package org.loomwatch.jobs.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.ConnectionImpl;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * Large blocks of RowBinary to and from ClickHouse through the client inside the official driver. Every insert here may be repeated without
 * harm (rows are replaced by version), so inserts and reads that fail are tried again while the engine may be restarting.
 */
public final class BinaryClient implements AutoCloseable {

    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final String location;
    private final Connection connection;
    private final Client client;

    public BinaryClient(ClickHouseConnection address) {
        location = address.location();
        try {
            connection = address.open();
            client = connection.unwrap(ConnectionImpl.class).getClient();
        } catch (SQLException e) {
            throw new StoreException("cannot connect to ClickHouse at " + location + ": " + e.getMessage(), e);
        }
    }

    /** Reads a query's rows from a stream of RowBinary. */
    @FunctionalInterface
    public interface RowsReader<T> {
        T read(RowBinaryInput rows) throws IOException;
    }

    /** Appends rows given as RowBinary in the order of {@code columns}. */
    public void insert(String table, List<String> columns, byte[] rows, int size) {
        retry("insert into " + table, () -> {
            InsertSettings settings = new InsertSettings()
                    .serverSetting("max_partitions_per_insert_block", "0")
                    .serverSetting("optimize_on_insert", "0");
            try (InsertResponse response = client.insert(
                            table,
                            columns,
                            new ByteArrayInputStream(rows, 0, size),
                            ClickHouseFormat.RowBinary,
                            settings)
                    .get()) {
                return response.getWrittenRows();
            }
        });
    }

    /** Reads a query's rows block by block and column by column. */
    @FunctionalInterface
    public interface ColumnsReader {
        void read(NativeInput blocks) throws IOException;
    }

    /** Runs a query whose rows {@code reader} takes; the reader may be called again from the start after a failure. */
    public <T> T query(String sql, RowsReader<T> reader) {
        return query(sql, ClickHouseFormat.RowBinary, reader);
    }

    /** Like {@link #query}, for many rows of numbers: ClickHouse hands its columns on as they are. */
    public void queryColumns(String sql, ColumnsReader reader) {
        query(sql, ClickHouseFormat.Native, in -> {
            reader.read(new NativeInput(in));
            return true;
        });
    }

    private <T> T query(String sql, ClickHouseFormat format, RowsReader<T> reader) {
        return retry("query", () -> {
            QuerySettings settings = new QuerySettings()
                    .setFormat(format)
                    .serverSetting("do_not_merge_across_partitions_select_final", "1")
                    .serverSetting("max_query_size", "67108864");
            try (QueryResponse response = client.query(sql, settings).get();
                    InputStream in = response.getInputStream()) {
                return reader.read(new RowBinaryInput(new BufferedInputStream(in, 1 << 16)));
            }
        });
    }

    /** Runs a statement without rows. */
    public void execute(String sql) {
        retry("statement", () -> {
            try (QueryResponse response = client.query(sql).get()) {
                return response.getWrittenRows();
            }
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("cannot close the connection to ClickHouse at " + location, e);
        }
    }

    private interface Attempt<T> {
        T run() throws IOException, InterruptedException, ExecutionException, Exception;
    }

    private <T> T retry(String what, Attempt<T> attempt) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int tried = 1; ; tried++) {
            try {
                return attempt.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("interrupted during a ClickHouse " + what, e);
            } catch (Exception e) {
                if (tried == ATTEMPTS || isFinal(e)) {
                    throw new StoreException(
                            "ClickHouse at " + location + ": " + what + " failed: " + e.getMessage(), e);
                }
                sleep(pause);
                pause *= 2;
            }
        }
    }

    private static boolean isFinal(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof com.clickhouse.client.api.ServerException) {
                return true;
            }
        }
        return false;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for ClickHouse", e);
        }
    }
}
