package org.loomwatch.store.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.postgres.SharedPrograms;

class ClickHouseMigratorTest {

    @TempDir
    static Path root;

    private static ClickHouse clickHouse;
    private static ClickHouseMigrator migrator;

    @BeforeAll
    static void start() {
        clickHouse = ClickHouse.open(StoreSettings.embedded(SharedPrograms.link(DataDirectory.create(root))));
        migrator = new ClickHouseMigrator(clickHouse.dataSource());
    }

    @AfterAll
    static void stop() throws IOException {
        clickHouse.close();
        DirectoryTree.delete(root);
    }

    @BeforeEach
    void empty() {
        migrator.clear();
        assertTrue(migrator.isVacant());
    }

    @Test
    void everyEarlierVersionBecomesTheNewest() {
        migrator.migrate();
        List<String> newest = describeSchema();
        List<Integer> versions =
                migrator.listKnown().stream().map(Migration::version).toList();
        assertEquals(versions, List.copyOf(migrator.state().applied()));

        for (int count = 1; count <= versions.size(); count++) {
            List<Integer> earlier = versions.subList(0, count);
            migrator.clear();
            migrator.migrate(earlier);
            assertEquals(earlier, List.copyOf(migrator.state().applied()));
            migrator.migrate();
            assertTrue(migrator.state().pending().isEmpty(), "from " + earlier);
            assertEquals(newest, describeSchema(), "from " + earlier);
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() {
        migrator.migrate();
        List<Migration> future = new ArrayList<>(migrator.listKnown());
        future.add(new Migration(9001, "from_the_future", "CREATE TABLE future (n Int8) ENGINE = Memory"));
        new ClickHouseMigrator(clickHouse.dataSource(), future).migrate();

        SchemaTooNewException refusal = assertThrows(SchemaTooNewException.class, migrator::migrate);

        assertTrue(refusal.getMessage().contains("[9001]"), refusal.getMessage());
        assertEquals(9001, migrator.state().have());
    }

    @Test
    void aBrokenOffStepGoesOnWhereItStopped() {
        String start = "CREATE TABLE a (n Int8) ENGINE = Memory; INSERT INTO a VALUES (1); ";
        ClickHouseMigrator broken = migrator(new Migration(3, "two_tables", start + "CREATE TABLE b (nonsense)"));

        StoreException failure = assertThrows(StoreException.class, broken::migrate);

        assertTrue(
                failure.getMessage().contains("V3__two_tables.sql failed in statement 3 of 3"), failure.getMessage());
        assertTrue(broken.state().isEmpty());

        migrator(new Migration(3, "two_tables", start + "CREATE TABLE b (n Int8) ENGINE = Memory"))
                .migrate();
        assertEquals(List.of("a n Int8", "b n Int8"), describeSchema());
        assertEquals(List.of("1"), list("SELECT toString(n) FROM a"));
    }

    @Test
    void aChangedStepIsNoticed() {
        migrator(new Migration(1, "one", "CREATE TABLE a (n Int8) ENGINE = Memory"))
                .migrate();

        StoreException refusal = assertThrows(
                StoreException.class,
                migrator(new Migration(1, "one", "CREATE TABLE a (n Int16) ENGINE = Memory"))::migrate);

        assertTrue(refusal.getMessage().contains("V1__one.sql has been changed"), refusal.getMessage());
    }

    @Test
    void readingTheStateOfAnEmptyStoreChangesNothing() {
        assertEquals(0, migrator.state().have());
        assertFalse(migrator.state().pending().isEmpty());
        assertTrue(migrator.isVacant());
    }

    private static ClickHouseMigrator migrator(Migration... migrations) {
        return new ClickHouseMigrator(clickHouse.dataSource(), List.of(migrations));
    }

    private static List<String> describeSchema() {
        return list("SELECT concat(table, ' ', name, ' ', type) FROM system.columns"
                + " WHERE database = currentDatabase() AND table <> 'schema_history' ORDER BY table, position");
    }

    private static List<String> list(String query) {
        return clickHouse.read(connection -> {
            List<String> values = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        });
    }
}
