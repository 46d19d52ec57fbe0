package org.loomwatch.models.labor.district;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
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
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Whole blocks of RowBinary to and from ClickHouse: the driver's other way, a value at a time, takes minutes. */
final class BinaryRows {

    private static final int BUFFER = 1 << 18;

    private BinaryRows() {}

    /** Takes the rows of an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream rows) throws IOException;
    }

    /** What is done with an open client. */
    private interface Work<T> {
        T apply(Client client) throws IOException, InterruptedException, ExecutionException, Exception;
    }

    static <T> T query(ClickHouse clickHouse, String sql, Reader<T> reader) {
        return with(clickHouse, "read the district", client -> {
            QuerySettings settings = new QuerySettings()
                    .setFormat(ClickHouseFormat.RowBinary)
                    .serverSetting("do_not_merge_across_partitions_select_final", "1")
                    .serverSetting("max_query_size", "67108864");
            try (QueryResponse response = client.query(sql, settings).get();
                    InputStream in = new BufferedInputStream(response.getInputStream(), BUFFER)) {
                return reader.read(in);
            }
        });
    }

    /**
     * Numbers of a row as one array of 4-byte floats, NaN where one is missing, for {@link #fillFloats}: ClickHouse has a function to work out
     * instead of two for each of a hundred columns.
     */
    static String floats(List<String> numbers) {
        return "arrayMap(number -> toFloat32(ifNull(number, nan)), [" + String.join(", ", numbers) + "])";
    }

    /** Reads an array of {@link #floats} with as many numbers as there is room for. */
    static void fillFloats(InputStream in, byte[] bytes) throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.read();
            length |= (next & 0x7f) << shift;
            shift += 7;
        } while (next > 0x7f);
        if (length != bytes.length / Float.BYTES) {
            throw new IOException("%d numbers in a row, not %d".formatted(length, bytes.length / Float.BYTES));
        }
        fill(in, bytes);
    }

    /** Reads as many bytes as there is room for. */
    static void fill(InputStream in, byte[] bytes) throws IOException {
        if (in.readNBytes(bytes, 0, bytes.length) != bytes.length) {
            throw new IOException("the answer ends within a row");
        }
    }

    /** Only for tables whose rows are replaced by version: an insert that is tried again must change nothing. */
    static void insert(ClickHouse clickHouse, String table, List<String> columns, byte[] rows, int size) {
        with(clickHouse, "write to " + table, client -> {
            try (InsertResponse response = client.insert(
                            table, columns, new ByteArrayInputStream(rows, 0, size), ClickHouseFormat.RowBinary)
                    .get()) {
                return response.getWrittenRows();
            }
        });
    }

    private static <T> T with(ClickHouse clickHouse, String what, Work<T> work) {
        try (Connection connection = clickHouse.dataSource().getConnection()) {
            return work.apply(connection.unwrap(ConnectionImpl.class).getClient());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaborException("interrupted, could not " + what, e);
        } catch (SQLException | ExecutionException e) {
            throw new LaborException("cannot %s: %s".formatted(what, e.getMessage()), e);
        } catch (Exception e) {
            throw new LaborException("cannot %s: %s".formatted(what, e), e);
        }
    }
}
