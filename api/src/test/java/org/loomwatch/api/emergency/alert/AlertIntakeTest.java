package org.loomwatch.api.emergency.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.api.emergency.EmergencyTown.cap;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.EmergencyTown;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** The life of messages, on a real PostgreSQL. */
@Timeout(120)
class AlertIntakeTest {

    private static final String FIRST = "sz.weather.example,m1,2026-09-07T20:30:00+08:00";
    private static final String SECOND = "sz.weather.example,m2,2026-09-07T21:00:00+08:00";

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
    }

    @AfterEach
    void leave() {
        town.close();
    }

    private static String alert(String level, String... streets) {
        return cap("m1", "2026-09-07T20:30:00+08:00", "Actual", "Alert", "", level, streets);
    }

    private static String later(String type, String references, String level, String... streets) {
        return cap("m2", "2026-09-07T21:00:00+08:00", "Actual", type, references, level, streets);
    }

    private String live() {
        return town.alerts.listLive().stream()
                .map(item -> item.area() + ":" + item.level())
                .collect(Collectors.joining(" "));
    }

    private List<String> states() {
        return town.alerts.list(Optional.empty()).stream()
                .map(row -> row.identifier() + " " + row.state())
                .sorted()
                .toList();
    }

    @Test
    void aReplayChangesNothingAndAnotherBodyIsSetAside() {
        assertEquals("taken", town.take(alert("orange", "A")).outcome());
        assertEquals("replayed", town.take(alert("orange", "A")).outcome());
        IntakeResult forged = town.take(alert("red", "A"));
        assertEquals("quarantined", forged.outcome());
        assertEquals("key.conflict", forged.problems().get(0).rule());
        assertEquals("A:orange", live());
        assertEquals("key_conflict", town.alerts.listQuarantine().get(0).reason());
    }

    @Test
    void anUpdateReleasesTheStreetsThatDropOut() {
        town.take(alert("orange", "A", "B"));
        assertEquals("A:orange B:orange", live());
        town.take(later("Update", FIRST, "orange", "A"));
        assertEquals("A:orange", live());
        assertEquals(List.of("m1 superseded", "m2 live"), states());
        town.take(cap("m3", "2026-09-07T22:00:00+08:00", "Actual", "Cancel", FIRST, ""));
        assertEquals("", live());
        assertEquals(List.of("m1 superseded", "m2 cancelled", "m3 recorded"), states());
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        town.take(later("Update", FIRST, "yellow", "A"));
        assertEquals("A:yellow", live());
        town.take(alert("orange", "A", "B"));
        assertEquals("A:yellow", live());
        assertEquals(List.of("m1 superseded", "m2 live"), states());
        town.take(cap(
                "m4",
                "2026-09-07T23:00:00+08:00",
                "Actual",
                "Cancel",
                "sz.weather.example,m3,2026-09-07T22:00:00+08:00",
                ""));
        town.take(cap("m3", "2026-09-07T22:00:00+08:00", "Actual", "Update", SECOND, "red", "A"));
        assertEquals("", live());
        assertEquals(List.of("m1 superseded", "m2 superseded", "m3 cancelled", "m4 recorded"), states());
    }

    @Test
    void anUpdateWithoutInfoLeavesThingsAsTheyAre() {
        town.take(alert("orange", "A"));
        town.take(later("Update", FIRST, ""));
        assertEquals("A:orange", live());
    }

    @Test
    void onlyTheSenderItselfCanEndASignal() {
        town.take(alert("orange", "A"));
        town.take(later("Cancel", FIRST, "").replace("<sender>sz.weather.example", "<sender>stranger.example"));
        assertEquals("A:orange", live());
    }

    @Test
    void theHighestOfSeveralSignalsHolds() {
        town.take(alert("orange", "A"));
        town.take(later("Alert", "", "red", "A", "B").replace("<sender>sz.weather", "<sender>national.weather"));
        assertEquals("A:red B:red", live());
    }

    @Test
    void signalsExpireByTheClock() {
        town.take(alert("orange", "A"));
        town.clock.set(Instant.parse("2026-09-07T18:29:00Z"));
        assertEquals(false, town.intake.expire());
        town.clock.set(Instant.parse("2026-09-07T18:31:00Z"));
        assertTrue(town.intake.expire());
        assertEquals(List.of("m1 expired"), states());
        town.take(later("Cancel", FIRST, "").replace("21:00:00", "23:00:00"));
        assertEquals(List.of("m1 cancelled", "m2 recorded"), states());
    }

    @Test
    void placesAreCodesShapesOrNames() {
        IntakeResult unknown = town.take(alert("orange", "A", "440399"));
        assertEquals("geocode.unknown", unknown.problems().get(0).rule());
        assertEquals("A:orange", live());
        town.alerts.setGeocode("440310", "D");
        town.take(later("Update", FIRST, "orange", "440310"));
        assertEquals("A:orange B:orange C:orange", live());
        String shape = cap("m3", "2026-09-07T22:00:00+08:00", "Actual", "Update", SECOND, "red", "A")
                .replaceAll("<geocode>.*?</geocode>", "<circle>22.65,114.45 1</circle>");
        town.take(shape);
        assertEquals("B:red", live());
        String name = cap("m4", "2026-09-07T23:00:00+08:00", "Actual", "Alert", "", "red", "A")
                .replaceAll("<geocode>.*?</geocode>", "")
                .replace("<areaDesc>x", "<areaDesc>南岭街道");
        town.take(name);
        assertEquals("B:red C:red", live());
        IntakeResult nowhere = town.take(name.replace("m4", "m5").replace("南岭街道", "某处"));
        assertEquals("area.unplaced", nowhere.problems().get(0).rule());
    }

    @Test
    void aTelephoneCallGoesTheSameWay() {
        Actor officer = new Actor("officer", "emergency-office");
        IntakeResult taken = town.alerts.call(call("orange", null, "A", "B"), officer);
        assertEquals("A:orange B:orange", live());
        town.clock.set(town.clock.instant().plusSeconds(60));
        IntakeResult less = town.alerts.call(call("yellow", taken.id(), "A"), officer);
        assertEquals("A:yellow", live());
        town.clock.set(town.clock.instant().plusSeconds(60));
        town.alerts.call(call("", less.id()), officer);
        assertEquals("", live());
        town.take(alert("orange", "A"));
        UUID byPost = town.alerts.list(Optional.of("live")).get(0).id();
        assertThrows(Problem.class, () -> town.alerts.call(call("", byPost), officer), "only what came by telephone");
    }

    private static AlertService.TelephoneCall call(String level, @Nullable UUID replaces, String... streets) {
        return new AlertService.TelephoneCall(
                "rainstorm", level, List.of(streets), 6, "市气象台 值班", "过去三小时 50 毫米", false, replaces);
    }
}
