package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewDatabasesTest {

    private static final Map<String, String> LIMITS = Map.of("max_execution_time", "5");

    @ParameterizedTest
    @EnumSource
    void resultsStreamAsFilesAndAsRows(ClickHouseUnderTest engine) throws Exception {
        try (ResultStreams streams = ResultStreams.open(engine.require().connection())) {
            ByteArrayOutputStream parquet = new ByteArrayOutputStream();
            streams.copy(
                    StreamedQuery.of("SELECT number, toString(number) AS text FROM numbers(300000)"),
                    "Parquet",
                    parquet);
            byte[] bytes = parquet.toByteArray();
            assertEquals("PAR1", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
            assertEquals("PAR1", new String(bytes, bytes.length - 4, 4, StandardCharsets.US_ASCII));
            ByteArrayOutputStream none = new ByteArrayOutputStream();
            streams.copy(
                    StreamedQuery.of("SELECT number FROM numbers(10) WHERE number > 100")
                            .with(Map.of("readonly", "1")),
                    "Parquet",
                    none);
            assertTrue(none.size() > 8);
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            streams.copy(StreamedQuery.of("SELECT number FROM numbers(200000)"), "CSV", csv);
            assertEquals(
                    200_000, csv.toString(StandardCharsets.US_ASCII).lines().count());
            assertEquals(List.of(0L, 1L, 2L), firstRows(streams, "SELECT number FROM numbers(100000000)", 3));
            assertThrows(
                    ClickHouseException.class,
                    () -> streams.copy(StreamedQuery.of("SELECT nothing"), "CSV", new ByteArrayOutputStream()));
        }
    }

    private static List<Long> firstRows(ResultStreams streams, String sql, int wanted) throws Exception {
        List<Long> first = new ArrayList<>();
        streams.read(StreamedQuery.of(sql), new ResultStreams.Rows() {
            @Override
            public void begin(List<ResultStreams.Column> columns) {
                assertEquals("number", columns.get(0).name());
            }

            @Override
            public boolean row(@Nullable Object[] values) {
                first.add(((Number) java.util.Objects.requireNonNull(values[0])).longValue());
                return first.size() < wanted;
            }
        });
        return first;
    }

    @ParameterizedTest
    @EnumSource
    void viewsShowTheirRowsAlone(ClickHouseUnderTest engine) throws Exception {
        ClickHouse clickHouse = engine.require();
        ClickHouseUnderTest.execute(
                clickHouse,
                "CREATE OR REPLACE TABLE guarded (a Int32, b String) ENGINE = MergeTree ORDER BY a",
                "INSERT INTO guarded VALUES (1, 'one'), (2, 'two')");
        ViewDatabases databases = new ViewDatabases(clickHouse.connection());
        ViewDatabase views = databases.ensure("0a1b2c", Map.of("mine", "SELECT b FROM guarded WHERE a = 1"), LIMITS);
        assertEquals(views, databases.ensure("0a1b2c", Map.of(), LIMITS));
        assertEquals("one\n", csv(views, "SELECT b FROM mine").replace("\"", ""));
        assertThrows(ClickHouseException.class, () -> csv(views, "SELECT b FROM guarded"));
        if (!clickHouse.isEmbedded()) {
            String base = clickHouse.connection().location().replaceFirst(".*/", "");
            for (String attack : List.of(
                    "SELECT b FROM " + base + ".guarded",
                    "SELECT * FROM merge('" + base + "', 'guarded')",
                    "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
                    "SELECT b FROM mine SETTINGS max_execution_time = 600")) {
                assertThrows(ClickHouseException.class, () -> csv(views, attack), attack);
            }
        }
        databases.dropAll();
        assertThrows(ClickHouseException.class, () -> csv(views, "SELECT b FROM mine"));
    }

    private static String csv(ViewDatabase views, String sql) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ResultStreams streams = ResultStreams.open(views.connection())) {
            streams.copy(StreamedQuery.of(sql).in(views.name()), "CSV", out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
