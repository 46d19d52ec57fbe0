package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.store.clickhouse.ClickHouseUnderTest.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements, settings and errors as a ClickHouse server has them. */
@ParameterizedClass
@EnumSource(ClickHouseUnderTest.class)
class StatementsConformanceTest {

    @Parameter
    ClickHouseUnderTest kind;

    private ClickHouse clickHouse;

    @BeforeEach
    void createTable() throws SQLException {
        clickHouse = kind.require();
        execute(
                clickHouse,
                "DROP TABLE IF EXISTS item",
                "CREATE TABLE item (id UInt64, name String) ENGINE = MergeTree ORDER BY id"
                        + " SETTINGS non_replicated_deduplication_window = 100");
    }

    @Test
    void insertsOfEveryForm() throws SQLException {
        execute(
                clickHouse,
                "INSERT INTO item VALUES (1, 'a')",
                "insert into item (id, name) /* two */ values (2, 'b'), (1 + 2, concat('c', 'd')) ;",
                "INSERT INTO item SELECT number + 10, toString(number) FROM numbers(3)",
                "INSERT INTO item (id) SETTINGS max_threads = 1 VALUES (20)",
                "INSERT INTO item FORMAT CSV\n21,\"x, y\"\n",
                "INSERT INTO item FORMAT JSONEachRow {\"id\": 22, \"name\": \"VALUES (\"}",
                "INSERT INTO item (name, id) VALUES ('it''s; -- no comment', 23)");
        assertEquals(
                List.of(
                        "1 a",
                        "2 b",
                        "3 cd",
                        "10 0",
                        "11 1",
                        "12 2",
                        "20 ",
                        "21 x, y",
                        "22 VALUES (",
                        "23 it's; -- no comment"),
                rows("SELECT id, name FROM item ORDER BY id"));
    }

    @Test
    void preparedQuery() throws SQLException {
        execute(clickHouse, "INSERT INTO item VALUES (1, '甲'), (2, 'O''Hara \\\\')");
        try (Connection connection = clickHouse.dataSource().getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT id FROM item WHERE name = ? AND id < ?")) {
            query.setString(1, "O'Hara \\");
            query.setLong(2, 5);
            try (ResultSet found = query.executeQuery()) {
                assertTrue(found.next());
                assertEquals(2, found.getLong(1));
                assertFalse(found.next());
            }
        }
    }

    @Test
    void emptyResultsHaveTheirColumns() throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT id, name AS `名称` FROM item")) {
            assertEquals(2, none.getMetaData().getColumnCount());
            assertEquals("名称", none.getMetaData().getColumnLabel(2));
            assertFalse(none.next());
        }
    }

    @Test
    void resultsOfManyBlocksAreWhole() throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT number, toString(number) FROM numbers(300000) ORDER BY number")) {
            for (long expected = 0; expected < 300_000; expected++) {
                assertTrue(rows.next());
                assertEquals(expected, rows.getLong(1));
                assertEquals(Long.toString(expected), rows.getString(2));
            }
            assertFalse(rows.next());
        }
    }

    @Test
    void statementsWithoutRows() throws SQLException {
        execute(
                clickHouse,
                "ALTER TABLE item ADD COLUMN note Nullable(String)",
                "INSERT INTO item VALUES (1, 'a', NULL)",
                "ALTER TABLE item UPDATE note = 'seen' WHERE id = 1 SETTINGS mutations_sync = 2",
                "OPTIMIZE TABLE item FINAL",
                "CREATE OR REPLACE VIEW item_names AS SELECT name FROM item");
        assertEquals(List.of("1 seen"), rows("SELECT id, note FROM item"));
        assertEquals(List.of("a"), rows("SELECT name FROM item_names"));
        assertTrue(rows("SHOW TABLES").contains("item"));
        assertTrue(rows("DESCRIBE TABLE item").size() == 3);
        assertEquals(List.of("1"), rows("EXISTS TABLE item"));
        execute(clickHouse, "DROP VIEW item_names");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM nowhere | 60 | UNKNOWN_TABLE",
                "SELECT absent FROM item | 47 | UNKNOWN_IDENTIFIER",
                "SELEC 1 | 62 | SYNTAX_ERROR",
                "SELECT throwIf(number = 70000) FROM numbers(100000) | 395 | FUNCTION_THROW_IF_VALUE_IS_NON_ZERO",
                "SELECT 1 SETTINGS no_such_setting = 1 | 115 | UNKNOWN_SETTING",
                "INSERT INTO nowhere VALUES (1) | 60 | UNKNOWN_TABLE",
                "INSERT INTO item VALUES ('x', 'y') | 6 | CANNOT_PARSE_TEXT",
                "INSERT INTO item SELECT 1 | 20 | NUMBER_OF_COLUMNS_DOESNT_MATCH",
                "CREATE TABLE item (a UInt8) ENGINE = Memory | 57 | TABLE_ALREADY_EXISTS",
                "DROP TABLE nowhere | 60 | UNKNOWN_TABLE"
            })
    void errorsKeepTheirCodeAndMessage(String sql, int code, String name) {
        SQLException error = assertThrows(SQLException.class, () -> execute(clickHouse, sql));
        assertEquals(OptionalInt.of(code), ClickHouseException.findCode(error), error.getMessage());
        assertTrue(error.getMessage().contains("Code: " + code + ". DB::Exception: "), error.getMessage());
        assertTrue(error.getMessage().contains(name), error.getMessage());
    }

    @Test
    void aFailedInsertLeavesNothingBehind() throws SQLException {
        assertThrows(
                SQLException.class,
                () -> execute(clickHouse, "INSERT INTO item VALUES (1, 'a'), (2, 'b'), ('x', 'c')"));
        assertEquals(List.of("0"), rows("SELECT count() FROM item"));
    }

    @Test
    void databaseOfTheConnection() throws SQLException {
        execute(
                clickHouse,
                "CREATE DATABASE IF NOT EXISTS other",
                "CREATE OR REPLACE TABLE other.only_here (a UInt8)" + " ENGINE = MergeTree ORDER BY a");
        ClickHouseConnection connection = clickHouse.connection();
        String jdbcUrl = connection.jdbcUrl().replaceFirst("/[^/]+$", "/other");
        try (Connection open = new ClickHouseConnection(jdbcUrl, connection.properties()).open();
                Statement statement = open.createStatement()) {
            statement.execute("INSERT INTO only_here VALUES (1)");
            try (ResultSet rows = statement.executeQuery("SELECT currentDatabase(), count() FROM only_here")) {
                rows.next();
                assertEquals("other", rows.getString(1));
                assertEquals(1, rows.getInt(2));
            }
        }
        SQLException error = assertThrows(SQLException.class, () -> {
            String unknown = connection.jdbcUrl().replaceFirst("/[^/]+$", "/nowhere");
            try (Connection open = new ClickHouseConnection(unknown, connection.properties()).open();
                    Statement statement = open.createStatement()) {
                statement.execute("SELECT 1");
            }
        });
        assertEquals(OptionalInt.of(81), ClickHouseException.findCode(error), error.getMessage());
    }

    @Test
    void settingsOfTheConnectionHoldForItsStatementsOnly() throws SQLException {
        String query = "SELECT toString(getSetting('max_threads')), getSetting('session_timezone')";
        ClickHouseConnection limited = clickHouse
                .connection()
                .with("clickhouse_setting_max_threads", "3")
                .with("clickhouse_setting_session_timezone", "Asia/Shanghai");
        try (Connection open = limited.open();
                Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            assertEquals("3", rows.getString(1));
            assertEquals("Asia/Shanghai", rows.getString(2));
        }
        assertFalse(rows(query).get(0).contains("Asia/Shanghai"));
    }

    @Test
    void anInsertOfTheSameTokenIsTakenOnce() throws SQLException {
        for (int attempt = 0; attempt < 2; attempt++) {
            for (String token : List.of("one", "other")) {
                clickHouse.insertOnce(token, "INSERT INTO item (id, name) VALUES (?, ?)", insert -> {
                    for (int id = 0; id < 3; id++) {
                        insert.setLong(1, id);
                        insert.setString(2, "same");
                        insert.addBatch();
                    }
                });
            }
        }
        assertEquals(List.of("6"), rows("SELECT count() FROM item"));
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder(rows.getString(1));
                for (int column = 2; column <= Math.min(columns, 2); column++) {
                    line.append(' ').append(rows.getString(column));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
