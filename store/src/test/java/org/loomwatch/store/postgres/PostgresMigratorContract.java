package org.loomwatch.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.migration.Migration;
import org.loomwatch.store.migration.SchemaState;
import org.loomwatch.store.migration.SchemaTooNewException;

/** What migrations promise on any PostgreSQL server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresMigratorContract {

    private final PostgresUnderTest server;

    private PostgresUnderTest.Session session;
    private PostgresMigrator migrator;

    PostgresMigratorContract(PostgresUnderTest server) {
        this.server = server;
    }

    @BeforeAll
    void start() throws IOException {
        session = server.startIfThere();
    }

    @AfterAll
    void stop() throws IOException {
        if (session != null) {
            session.close();
        }
    }

    @BeforeEach
    void empty() {
        server.require();
        session.empty();
        migrator = new PostgresMigrator(session.postgres().dataSource());
    }

    @Test
    void everyEarlierVersionBecomesTheNewest() {
        migrator.migrate();
        List<String> newest = describeSchema();
        assertEquals(versions(), migrator.state().applied());
        assertTrue(migrator.state().pending().isEmpty());

        for (int earlier : versions()) {
            session.empty();
            migrator.migrate(versions().headSet(earlier + 1));
            assertEquals(earlier, migrator.state().have());
            migrator.migrate();
            assertEquals(versions(), migrator.state().applied(), "from " + earlier);
            assertEquals(newest, describeSchema(), "from " + earlier);
        }
    }

    @Test
    void aLaterPartMayHaveALowerNumber() {
        List<Migration> two =
                List.of(new Migration(7, "low", "CREATE TABLE low (n int)"), new Migration(30, "high", "SELECT 1"));
        PostgresMigrator outOfOrder = new PostgresMigrator(session.postgres().dataSource(), two);
        outOfOrder.migrate(List.of(30));
        assertEquals(new TreeSet<>(List.of(7)), outOfOrder.state().pending());
        outOfOrder.migrate();
        assertTrue(outOfOrder.state().pending().isEmpty());
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() {
        List<Migration> future = new ArrayList<>(migrator.listKnown());
        future.add(new Migration(9001, "from_the_future", "CREATE TABLE future (n int)"));
        new PostgresMigrator(session.postgres().dataSource(), future).migrate();

        SchemaTooNewException refusal = assertThrows(SchemaTooNewException.class, migrator::migrate);

        assertTrue(refusal.getMessage().contains("[9001]"), refusal.getMessage());
        assertEquals(9001, migrator.state().have());
    }

    @Test
    void aFailingStepLeavesNothingOfItself() {
        PostgresMigrator broken = new PostgresMigrator(
                session.postgres().dataSource(),
                List.of(new Migration(1, "broken", "CREATE TABLE half (n int); SELECT nonsense")));

        StoreException failure = assertThrows(StoreException.class, broken::migrate);

        assertTrue(failure.getMessage().contains("V1__broken.sql"), failure.getMessage());
        assertTrue(broken.state().isEmpty());
        assertTrue(describeSchema().stream().noneMatch(line -> line.contains("half")));
    }

    @Test
    void readingTheStateOfAnEmptyDatabaseChangesNothing() {
        SchemaState state = migrator.state();
        assertEquals(0, state.have());
        assertEquals(versions().last(), state.need());
        assertTrue(describeSchema().isEmpty());
    }

    private SortedSet<Integer> versions() {
        return new TreeSet<>(
                migrator.listKnown().stream().map(Migration::version).toList());
    }

    private List<String> describeSchema() {
        return session.postgres().jdbi().withHandle(handle -> handle.createQuery("""
                        SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
                        FROM information_schema.columns
                        WHERE table_schema = 'public'
                        ORDER BY table_name, column_name""")
                .mapTo(String.class)
                .list());
    }
}
