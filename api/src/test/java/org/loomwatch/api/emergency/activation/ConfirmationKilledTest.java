package org.loomwatch.api.emergency.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.api.emergency.EmergencyTown.cap;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.EmergencyTown;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** A server dies by {@code kill -9} after the last confirmation came in and before what follows from it is committed. */
@Timeout(180)
class ConfirmationKilledTest {

    private static @TempDir Path data;

    /** Holds whoever leaves notices of tasks: frozen resources and tasks are written by then, nothing is committed. */
    private static final String HOLD = """
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2); RETURN NULL; END';
            CREATE TRIGGER hold AFTER INSERT ON notice_delivery FOR EACH STATEMENT EXECUTE FUNCTION hold()""";

    @Test
    void aServerKilledBetweenConfirmationAndDispatchLosesNothingAndDoublesNothing() throws Exception {
        try (Postgres postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)))) {
            PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
            migrator.migrate(migrator.state().pending());
            try (EmergencyTown town = new EmergencyTown(postgres.jdbi())) {
                town.furnish();
                town.take(cap("m1", "2026-09-07T20:30:00+08:00", "Actual", "Alert", "", "orange", "A", "B"));
                killed(town);
            }
        }
    }

    private static void killed(EmergencyTown town) throws Exception {
        UUID id = town.activations.list().get(0).id();
        UUID change = board(town, id).changes().get(0).id();
        town.activations.confirm(change, false, "", new Actor("one", "emergency-office"));
        town.postgres.useHandle(handle -> handle.createScript(HOLD).execute());

        Process server = ConfirmingProcess.start(data, change, "two");
        await(() -> count(town, "pg_stat_activity WHERE wait_event = 'PgSleep'") > 0);
        server.destroyForcibly().onExit().join();
        await(() -> count(town, "pg_stat_activity WHERE wait_event = 'PgSleep'") == 0);

        Board left = board(town, id);
        assertEquals("proposed", left.activation().state());
        assertEquals(0, left.tasks().size());
        assertEquals(0, left.resources());
        assertEquals(0, count(town, "notice WHERE topic = 'emergency.tasks'"));
        assertEquals(1, left.changes().get(0).confirmations().size(), "the one that was answered");

        town.postgres.useHandle(handle -> handle.execute("DROP FUNCTION hold CASCADE"));
        Process next = ConfirmingProcess.start(data, change, "two");
        assertEquals(0, next.waitFor());
        dispatchedOnce(town, id);
        // The answer may have been lost: the person confirms once more.
        town.activations.confirm(change, false, "", new Actor("two", "emergency-office"));
        dispatchedOnce(town, id);
    }

    private static void dispatchedOnce(EmergencyTown town, UUID id) {
        Board board = board(town, id);
        assertEquals("active", board.activation().state());
        assertEquals(4, board.resources());
        assertTrue(board.tasks().size() >= 2);
        assertEquals(
                board.tasks().size(),
                count(town, "(SELECT DISTINCT unit, category, action FROM activation_task) AS task"));
        assertEquals(2, count(town, "notice WHERE topic = 'emergency.tasks'"), "one a unit");
    }

    private static Board board(EmergencyTown town, UUID id) {
        return town.activations.getBoard(Viewer.LOCAL, id);
    }

    private static int count(EmergencyTown town, String what) {
        return town.postgres.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + what)
                .mapTo(Integer.class)
                .one());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "waited too long");
            Thread.sleep(20);
        }
    }
}
