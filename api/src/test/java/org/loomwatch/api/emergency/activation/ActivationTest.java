package org.loomwatch.api.emergency.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.api.emergency.EmergencyTown.cap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.EmergencyTown;
import org.loomwatch.api.pdf.PdfText;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.ResponseLevel;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** A rainstorm from the signal to the report, on a real PostgreSQL. */
@Timeout(120)
class ActivationTest {

    private static final Actor ONE = new Actor("one", "emergency-office");
    private static final Actor TWO = new Actor("two", "emergency-office");
    private static final Actor WATER = new Actor("water-officer", "water");
    private static final String FIRST = "sz.weather.example,m1,2026-09-07T20:30:00+08:00";

    private static @TempDir Path data;
    private static Postgres postgres;
    private EmergencyTown town;

    @BeforeAll
    static void start() {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void build() {
        town = new EmergencyTown(postgres.jdbi());
        town.furnish();
    }

    @AfterEach
    void leave() {
        town.close();
    }

    private UUID signal(String level, String... streets) {
        town.take(cap("m1", "2026-09-07T20:30:00+08:00", "Actual", "Alert", "", level, streets));
        return town.activations.list().get(0).id();
    }

    private void update(String level, String... streets) {
        town.take(cap("m2", "2026-09-07T21:00:00+08:00", "Actual", "Update", FIRST, level, streets));
    }

    private Board board(UUID id) {
        return town.activations.getBoard(Viewer.LOCAL, id);
    }

    private UUID openChange(UUID id) {
        return board(id).changes().stream()
                .filter(change -> change.state().equals("open"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void confirmBoth(UUID id) {
        UUID change = openChange(id);
        town.activations.confirm(change, false, "", ONE);
        town.activations.confirm(change, false, "", TWO);
    }

    private long notices() {
        return postgres.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM notice WHERE topic = 'emergency.tasks'")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void fromSignalToReport() {
        UUID id = signal("orange", "A", "B");
        Board proposed = board(id);
        assertEquals("proposed", proposed.activation().state());
        assertEquals(ResponseLevel.II, proposed.activation().level());
        assertEquals(2, proposed.changes().get(0).needed());
        UUID change = openChange(id);
        town.activations.confirm(change, false, "", ONE);
        town.activations.confirm(change, false, "", ONE);
        assertEquals(0, board(id).tasks().size(), "one person twice is still one");
        assertEquals(0, notices());
        town.activations.confirm(change, false, "", TWO);
        Board active = board(id);
        assertEquals("active", active.activation().state());
        assertEquals(4, active.resources());
        assertTrue(active.tasks().stream().allMatch(task -> task.state().equals("sent") && task.resources() == 2));
        assertEquals(2, notices());

        Task task = town.tasks.listMine(WATER).get(0);
        assertThrows(Problem.class, () -> town.tasks.answer(task.id(), "received", "", new Actor("x", "housing")));
        town.tasks.answer(task.id(), "received", "", WATER);
        town.tasks.answer(task.id(), "done", "已清掏", WATER);
        assertEquals("done", town.tasks.answer(task.id(), "received", "", WATER).state(), "nothing goes back");
        int rest = town.tasks.listMine(WATER).size() - 1;
        assertEquals(rest, town.tasks.receiveAll(id, WATER));

        update("orange", "A");
        town.activations.confirm(openChange(id), false, "", ONE);
        Board released = board(id);
        assertEquals(2, released.resources());
        assertEquals(Map.of("A", ResponseLevel.II), released.activation().areas());
        assertTrue(released.tasks().stream().allMatch(left -> left.resources() == 1));
        assertEquals(rest, released.counts().received(), "a release asks nobody again");

        town.take(cap(
                "m3",
                "2026-09-07T22:00:00+08:00",
                "Actual",
                "Cancel",
                "sz.weather.example,m2,2026-09-07T21:00:00+08:00",
                ""));
        confirmBoth(id);
        Report report = town.reports.get(Viewer.LOCAL, id);
        assertEquals("closed", report.activation().state());
        assertEquals(1, report.counts().done());
        assertTrue(report.timeline().size() >= 10);
        String pack = town.reports.getPack(Viewer.LOCAL, id);
        assertTrue(pack.contains("<svg") && pack.contains("王工") && pack.contains("0000"));
        assertFalse(pack.contains("演练"));
        String printed = PdfText.of(town.reports.getPackDocument(Viewer.LOCAL, id));
        assertTrue(printed.contains("王工 0000") && printed.contains("东岭街道") && printed.contains("易涝点A"), printed);
        assertFalse(printed.contains("DRILL"));
    }

    @Test
    void aRiseInLevelAsksAgainAndAFallDoesNot() {
        UUID id = signal("yellow", "A");
        town.activations.confirm(openChange(id), false, "", ONE);
        town.tasks.receiveAll(id, WATER);
        int before = board(id).tasks().size();
        update("red", "A");
        confirmBoth(id);
        Board risen = board(id);
        assertTrue(risen.tasks().size() > before);
        assertEquals(0, risen.counts().received());
        assertTrue(risen.tasks().stream().anyMatch(task -> task.round() == 2));
        town.tasks.receiveAll(id, WATER);
        int received = board(id).counts().received();
        town.take(cap("m3", "2026-09-07T22:00:00+08:00", "Actual", "Update", FIRST, "orange", "A"));
        town.activations.confirm(openChange(id), false, "", ONE);
        Board fallen = board(id);
        assertEquals(ResponseLevel.II, fallen.activation().level());
        assertTrue(fallen.counts().received() <= received && fallen.counts().received() > 0);
        assertTrue(fallen.changes().stream()
                .anyMatch(change -> change.level() == ResponseLevel.II && change.needed() == 1));
    }

    @Test
    void whatIsFrozenStaysAsItWas() {
        UUID id = signal("orange", "A");
        confirmBoth(id);
        String edited = """
                id,category,name,area,unit,contact,telephone,longitude,latitude
                W-A,waterlogging_point,改名,,water,新人,1111,114.35,22.65
                """;
        town.resources.load(edited.getBytes(StandardCharsets.UTF_8), "csv", "wgs84", false, Viewer.LOCAL, "test");
        FrozenResource frozen = town.activations.listResources(Viewer.LOCAL, id).stream()
                .filter(resource -> resource.id().equals("W-A"))
                .findFirst()
                .orElseThrow();
        assertEquals("王工", frozen.contact());
        assertEquals(
                List.of("W-A"),
                town.reports.get(Viewer.LOCAL, id).changedSince().stream()
                        .map(Report.Difference::resource)
                        .toList());
    }

    @Test
    void onePersonCanOverrideWithAReasonAndAnotherReviews() {
        UUID id = signal("red", "A");
        UUID change = openChange(id);
        assertThrows(Problem.class, () -> town.activations.confirm(change, true, "急", ONE));
        town.activations.confirm(change, true, "联系不上第二人，水位快速上涨", ONE);
        assertEquals("active", board(id).activation().state());
        assertThrows(Problem.class, () -> town.activations.review(change, ONE));
        assertEquals(
                "two",
                town.activations.review(change, TWO).confirmations().get(0).reviewedBy());
    }

    @Test
    void silenceGoesUpTheChainStepByStep() {
        UUID id = signal("red", "A");
        confirmBoth(id);
        assertEquals(0, town.tasks.escalate());
        town.tasks.receiveAll(id, WATER);
        for (int step = 1; step <= 4; step++) {
            town.clock.set(town.clock.instant().plus(Duration.ofMinutes(11)));
            int told = town.tasks.escalate();
            assertTrue(step <= 3 ? told > 0 : told >= 0);
            assertEquals(0, town.tasks.escalate(), "each step once");
        }
        Board board = board(id);
        assertTrue(board.tasks().stream()
                .filter(task -> task.unit().equals("housing"))
                .allMatch(task -> task.escalated() == 3 && task.overdue()));
        assertTrue(board.tasks().stream()
                .filter(task -> task.unit().equals("water"))
                .allMatch(task -> task.escalated() == 0));
    }

    @Test
    void exercisesDoNothingUnlessDrillModeIsOn() {
        String exercise = cap("x1", "2026-09-07T20:30:00+08:00", "Exercise", "Alert", "", "red", "A");
        town.take(exercise);
        town.take(cap("t1", "2026-09-07T20:30:00+08:00", "Test", "Alert", "", "red", "A"));
        assertEquals(List.of(), town.activations.list());
        town.activations.setDrillMode(true, ONE);
        Activation drill = town.activations.list().get(0);
        assertTrue(drill.drill());
        confirmBoth(drill.id());
        long toUnits = postgres.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM notice WHERE topic = 'emergency.tasks' AND audience <> 'emergency-office'")
                .mapTo(Long.class)
                .one());
        assertEquals(0, toUnits);
        assertTrue(town.reports.getPack(Viewer.LOCAL, drill.id()).contains("演练 DRILL"));
        assertTrue(PdfText.of(town.reports.getPackDocument(Viewer.LOCAL, drill.id()))
                .contains("演练"));
        DrillRecipients recipients = new DrillRecipients(postgres.jdbi());
        assertThrows(Problem.class, () -> recipients.set("no-such-unit", "one"));
        assertThrows(Problem.class, () -> recipients.set("water", "no-such-account"));
        assertEquals(List.of(), recipients.list());
    }

    @Test
    void fiftyOfficersAtOnceLoseNothing() throws Exception {
        UUID id = signal("red", "A", "B", "C");
        confirmBoth(id);
        List<Task> tasks = town.tasks.listMine(WATER);
        ExecutorService officers = Executors.newFixedThreadPool(10);
        List<Future<Task>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Task task = tasks.get(i % tasks.size());
            Actor officer = new Actor("officer-" + i, "water");
            answers.add(officers.submit(() -> town.tasks.answer(task.id(), "received", "", officer)));
        }
        for (Future<Task> answer : answers) {
            assertEquals("received", answer.get().state());
        }
        officers.shutdown();
        assertEquals(tasks.size(), board(id).counts().received());
        long logged = board(id).log().stream()
                .filter(entry -> entry.kind().equals("received"))
                .count();
        assertEquals(tasks.size(), logged);
    }

    @Test
    void officersCanProposeWithoutASignal() {
        Activation activation =
                town.activations.propose(Hazard.TYPHOON, false, Map.of("C", ResponseLevel.IV), "提前布防", ONE);
        town.activations.confirm(openChange(activation.id()), false, "", TWO);
        assertEquals("active", board(activation.id()).activation().state());
        town.activations.proposeChange(activation.id(), Map.of(), "风力减弱", ONE);
        confirmBoth(activation.id());
        assertEquals("closed", board(activation.id()).activation().state());
    }

    @Test
    void aConnectionThatDiesAtTheDispatchLosesAndDoublesNothing() throws Exception {
        UUID id = signal("red", "A", "B");
        UUID change = openChange(id);
        town.activations.confirm(change, false, "", ONE);
        postgres.jdbi().useHandle(handle -> {
            handle.execute("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN PERFORM pg_sleep(20); RETURN NEW; END $$");
            handle.execute("CREATE TRIGGER slow BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION slow()");
        });
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Change> dying = other.submit(() -> town.activations.confirm(change, false, "", TWO));
        boolean killed = false;
        for (int i = 0; i < 150 && !killed; i++) {
            Thread.sleep(100);
            killed = postgres.jdbi()
                    .withHandle(handle ->
                            handle.createQuery("""
                            SELECT coalesce(bool_or(pg_terminate_backend(pid)), false) FROM pg_stat_activity
                            WHERE wait_event = 'PgSleep' AND pid <> pg_backend_pid()""").mapTo(Boolean.class).one());
        }
        assertTrue(killed);
        assertThrows(java.util.concurrent.ExecutionException.class, dying::get);
        other.shutdown();
        postgres.jdbi().useHandle(handle -> handle.execute("DROP FUNCTION slow() CASCADE"));
        assertEquals("proposed", board(id).activation().state());
        assertEquals(0, board(id).tasks().size());
        assertEquals(0, notices());
        town.activations.confirm(change, false, "", TWO);
        town.activations.confirm(change, false, "", TWO);
        assertEquals("active", board(id).activation().state());
        assertEquals(2, notices());
    }
}
