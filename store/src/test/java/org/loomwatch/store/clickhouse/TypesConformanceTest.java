package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every column type that Loomwatch stores, written in each way the driver has and read back. */
@ParameterizedClass
@EnumSource(ClickHouseUnderTest.class)
class TypesConformanceTest {

    private static final String INSERT = "INSERT INTO types (id, text, absent, grade, day, far, at, money, level, tags,"
            + " counts, code, big, small, wide, ratio, flag) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final BigInteger GREATEST = new BigInteger("18446744073709551615");
    private static final String CHINESE = "坪山区\t“织网”\n'\\' 🌧";

    @Parameter
    ClickHouseUnderTest kind;

    private ClickHouse clickHouse;

    @BeforeEach
    void createTable() throws SQLException {
        clickHouse = kind.require();
        ClickHouseUnderTest.execute(
                clickHouse,
                "DROP TABLE IF EXISTS types",
                "CREATE TABLE types (id UInt32, text String, absent Nullable(Float64), grade LowCardinality(String),"
                        + " day Date, far Nullable(Date32), at DateTime64(3, 'UTC'), money Nullable(Decimal(18, 2)),"
                        + " level Enum8('none' = 0, 'blue' = 1, 'red' = 4), tags Array(String),"
                        + " counts Map(String, UInt64), code FixedString(18), big UInt64, small UInt8, wide Int64,"
                        + " ratio Float64, flag Bool) ENGINE = ReplacingMergeTree ORDER BY id");
    }

    @Test
    void singleInsert() throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            set(connection, insert, 1);
            assertEquals(1, insert.executeUpdate());
        }
        assertRead(1);
    }

    @Test
    void batchInsertAsText() throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection()) {
            insertBatch(connection, 20);
        }
        assertRead(20);
    }

    @Test
    void batchInsertInBinary() throws SQLException {
        try (Connection connection = clickHouse.connection().withBinaryInserts().open()) {
            insertBatch(connection, 20);
        }
        assertRead(20);
    }

    @Test
    void largeBinaryBatch() throws SQLException {
        try (Connection connection = clickHouse.connection().withBinaryInserts().open()) {
            insertBatch(connection, 20_000);
        }
        assertRead(20_000);
    }

    private static void insertBatch(Connection connection, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int id = 1; id <= rows; id++) {
                set(connection, insert, id);
                insert.addBatch();
            }
            assertEquals(rows, insert.executeBatch().length);
        }
    }

    private static void set(Connection connection, PreparedStatement insert, int id) throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, CHINESE);
        insert.setObject(3, null);
        insert.setString(4, "orange");
        insert.setObject(5, LocalDate.of(2026, 2, 17));
        insert.setObject(6, LocalDate.of(1905, 12, 31));
        insert.setObject(7, ZonedDateTime.of(2026, 2, 28, 23, 59, 59, 123_000_000, ZoneOffset.UTC));
        insert.setBigDecimal(8, new BigDecimal("-1234567890123456.78"));
        insert.setString(9, "red");
        insert.setArray(10, connection.createArrayOf("String", new Object[] {"水", "电", ""}));
        insert.setObject(11, Map.of("税", 7L));
        insert.setString(12, "91440300MA5EXAMPLE");
        insert.setObject(13, GREATEST);
        insert.setInt(14, 255);
        insert.setLong(15, Long.MIN_VALUE);
        insert.setDouble(16, 0.1 + 0.2);
        insert.setBoolean(17, true);
    }

    private void assertRead(int rows) throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM types ORDER BY id")) {
            for (int id = 1; id <= rows; id++) {
                assertTrue(row.next());
                assertEquals(id, row.getInt("id"));
                assertRow(row);
            }
            assertFalse(row.next());
        }
    }

    private static void assertRow(ResultSet row) throws SQLException {
        assertEquals(CHINESE, row.getString("text"));
        assertEquals(0.0, row.getDouble("absent"));
        assertTrue(row.wasNull());
        assertNull(row.getObject("absent"));
        assertEquals("orange", row.getString("grade"));
        assertEquals(LocalDate.of(2026, 2, 17), row.getObject("day", LocalDate.class));
        assertEquals(LocalDate.of(1905, 12, 31), row.getObject("far", LocalDate.class));
        assertEquals(
                LocalDateTime.of(2026, 2, 28, 23, 59, 59, 123_000_000),
                row.getObject("at", ZonedDateTime.class)
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime());
        assertEquals(new BigDecimal("-1234567890123456.78"), row.getBigDecimal("money"));
        assertEquals("red", row.getString("level"));
        assertArrayEquals(
                new Object[] {"水", "电", ""}, (Object[]) row.getArray("tags").getArray());
        Map<?, ?> counts = row.getObject("counts", Map.class);
        assertEquals(1, counts.size());
        assertEquals("7", String.valueOf(counts.get("税")));
        assertEquals("91440300MA5EXAMPLE", row.getString("code"));
        assertEquals(GREATEST, row.getObject("big", BigInteger.class));
        assertEquals(255, row.getInt("small"));
        assertEquals(Long.MIN_VALUE, row.getLong("wide"));
        assertEquals(0.1 + 0.2, row.getDouble("ratio"));
        assertTrue(row.getBoolean("flag"));
    }
}
