package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;

class EmbeddedEngineTest {

    @TempDir
    Path root;

    @Test
    void keepsItsTablesAndEndsWithItsLastUser() throws Exception {
        DataDirectory directory = DataDirectory.create(root);
        StoreSettings settings = StoreSettings.embedded(directory);
        Path endpoint = new ClickHousePaths(directory).endpoint();
        try (ClickHouse one = ClickHouse.open(settings);
                ClickHouse other = ClickHouse.open(settings)) {
            assertTrue(one.isEmbedded());
            assertEquals(one.connection(), other.connection());
            assertTrue(Files.exists(endpoint));
            execute(one, "CREATE TABLE t (a UInt64) ENGINE = MergeTree ORDER BY a");
            execute(other, "INSERT INTO t VALUES (1), (2)");
        }
        assertFalse(Files.exists(endpoint));
        try (ClickHouse again = ClickHouse.open(settings)) {
            assertEquals(3, sum(again));
        }
    }

    private static void execute(ClickHouse clickHouse, String sql) throws SQLException {
        try (var connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long sum(ClickHouse clickHouse) {
        return clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT sum(a) FROM t")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
