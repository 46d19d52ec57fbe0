package org.loomwatch.api.school;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.school.scenario.Outcome;
import org.loomwatch.api.school.scenario.OutcomeService;
import org.loomwatch.api.school.scenario.ScenarioDraft;
import org.loomwatch.api.school.scenario.ScenarioService;
import org.loomwatch.api.school.scenario.ScenarioStep;
import org.loomwatch.api.school.scenario.SchoolScenario;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.models.schools.vintage.ForecastVintages;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** Forecast, pressure, scenarios and their rights on the real engines. */
class SchoolServicesTest {

    private static final Viewer DISTRICT = Viewer.unrestricted("planner");
    private static final Viewer EAST = new Viewer("east", new AreaScope(false, Set.of("S1")), Map.of(), Map.of());
    private static final Viewer NOWHERE = Viewer.blind("nobody");
    private static final int LAST = 2024;

    private static @TempDir Path data;
    private static Stores stores;
    private static ServerMetrics metrics;
    private static CatchmentService catchments;
    private static ForecastRunService runs;
    private static PressureService pressure;
    private static SchoolAreaService areas;
    private static OutcomeService outcomes;
    private static ScenarioService scenarios;

    @BeforeAll
    static void start() {
        stores = Stores.open(StoreSettings.embedded(DataDirectory.create(data)));
        SchoolTables.fill(stores.clickHouse(), LAST);
        assertTrue(new ForecastVintages(stores.clickHouse(), Clock.systemUTC())
                .make(5, 1)
                .isPresent());
        metrics = new ServerMetrics();
        SqlReader reader = new SqlReader(stores.clickHouse()::read, metrics.registry());
        catchments = new CatchmentService(reader);
        runs = new ForecastRunService(reader, catchments);
        pressure = new PressureService(reader, runs, catchments);
        areas = new SchoolAreaService(reader, runs, catchments);
        outcomes = new OutcomeService(reader, runs, catchments, areas);
        scenarios = new ScenarioService(stores.postgres().jdbi(), catchments, outcomes, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        metrics.close();
        stores.close();
    }

    static ScenarioStep school(String area, int year, double places) {
        List<ScenarioStep.GradePlaces> grades = java.util.stream.IntStream.rangeClosed(1, 9)
                .mapToObj(grade -> new ScenarioStep.GradePlaces(grade, places))
                .toList();
        return new ScenarioStep(
                "new_school", List.of(area), year, grades, null, null, null, null, null, null, null, null);
    }

    private static ScenarioStep inflow(double rate) {
        return new ScenarioStep("inflow", List.of(), LAST + 1, null, null, null, null, rate, null, null, null, null);
    }

    private static ProblemType problem(Runnable work) {
        return assertThrows(Problem.class, work::run).type();
    }

    @Test
    void everybodySeesTheCatchmentsOfTheirOwnStreets() {
        assertEquals(6, catchments.list(DISTRICT).size());
        assertEquals(
                List.of("X1", "X2", "X3"),
                catchments.list(EAST).stream().map(CatchmentName::area).toList());
        assertEquals(List.of(), catchments.list(NOWHERE));
        assertEquals(6, pressure.list(DISTRICT, Optional.empty()).size());
        assertEquals(3, pressure.list(EAST, Optional.empty()).size());
        assertEquals(List.of(), pressure.list(NOWHERE, Optional.empty()));
        assertEquals(3, runs.get(EAST).areas());
        assertEquals(6 * 9 * 5, areas.listCells(DISTRICT).size());
        assertEquals(3 * 9 * 5, areas.listCells(EAST).size());
        assertEquals(ProblemType.NOT_FOUND, problem(() -> areas.get(EAST, "X4")));
        assertEquals(3, catchments.boundaries(EAST).features().size());
    }

    @Test
    void pressureIsThatOfTheTightestGradeAndGapsAreNeverNet() {
        Pressure tight = pressure.list(DISTRICT, Optional.empty()).get(0);
        assertEquals("X1", tight.area());
        assertEquals(6, tight.years().size());
        Pressure.PressureYear now = tight.years().get(0);
        assertEquals(LAST, now.year());
        // One grade is 30 short, the others have places to spare.
        assertEquals(30, now.expectedGap(), 1e-9);
        assertEquals(1, now.probabilityShort(), 0);
        assertEquals(1, now.grade());
        Pressure one = pressure.list(DISTRICT, Optional.of(5)).get(0);
        assertEquals(0, one.years().get(0).expectedGap(), 0);
        SchoolArea area = areas.get(DISTRICT, "X1");
        double gap = area.forecast().stream()
                .filter(cell -> cell.year() == LAST + 1)
                .mapToDouble(SchoolArea.SchoolCell::expectedGap)
                .sum();
        assertEquals(gap, tight.years().get(1).expectedGap(), 1e-9);
        assertFalse(area.earlier().isEmpty());
        assertTrue(area.earlier().stream().allMatch(earlier -> earlier.madeAt() == null && earlier.year() <= LAST));
    }

    @Test
    void aSchoolInTheTightestCatchmentClosesItsGap() {
        Outcome outcome = outcomes.get(DISTRICT, List.of(school("X1", LAST + 2, 400)));
        assertEquals(1, outcome.areas().size());
        Outcome.OutcomeYear first = outcome.years().get(0);
        assertEquals(0, first.extraPlaces(), 1e-9);
        Outcome.OutcomeYear last = outcome.areas().get(0).years().get(4);
        assertTrue(last.baseGap() > 10, "a gap to close");
        assertEquals(0, last.gap(), 0.5);
        assertEquals(9 * 400, last.places() - last.basePlaces(), 1e-6);
        assertEquals(last.gap() - last.baseGap(), last.extraPlaces(), 1e-9);
        Outcome inflow = outcomes.get(DISTRICT, List.of(inflow(0.1)));
        assertEquals(6, inflow.areas().size());
        assertTrue(inflow.years().get(4).extraPlaces() > 0);
        assertEquals(3, outcomes.get(EAST, List.of(inflow(0.1))).areas().size());
    }

    @Test
    void wrongStepsAreNamed() {
        assertEquals(ProblemType.INVALID_BODY, problem(() -> outcomes.get(DISTRICT, List.of(school("X1", 1900, 10)))));
        assertEquals(ProblemType.NOT_FOUND, problem(() -> outcomes.get(EAST, List.of(school("X4", LAST + 1, 10)))));
        Problem wrong = assertThrows(Problem.class, () -> outcomes.get(DISTRICT, List.of(inflow(9))));
        assertTrue(
                wrong.detail().en().contains("step 1, yearly_rate"),
                wrong.detail().en());
    }

    @Test
    void onlyTheOwnerChangesAScenarioAndOnlyTheVersionTheyKnow() {
        ScenarioDraft draft = new ScenarioDraft("东区新校", "", List.of(school("X1", LAST + 1, 45)), false);
        SchoolScenario saved = scenarios.add(DISTRICT, draft);
        assertTrue(saved.mine());
        assertEquals(1, saved.revision());
        // Not shared: nobody else knows of it.
        assertEquals(ProblemType.NOT_FOUND, problem(() -> scenarios.get(EAST, saved.id())));
        assertEquals(
                ProblemType.PRECONDITION_REQUIRED,
                problem(() -> scenarios.change(DISTRICT, saved.id(), Optional.empty(), draft)));
        ScenarioDraft shared = new ScenarioDraft("东区新校", "共享", draft.steps(), true);
        SchoolScenario second = scenarios.change(DISTRICT, saved.id(), Optional.of(saved.tag()), shared);
        assertEquals(2, second.revision());
        assertEquals(
                ProblemType.PRECONDITION_FAILED,
                problem(() -> scenarios.change(DISTRICT, saved.id(), Optional.of(saved.tag()), draft)));
        assertEquals(draft.steps(), scenarios.get(EAST, saved.id()).steps());
        assertFalse(scenarios.get(EAST, saved.id()).mine());
        assertEquals(
                ProblemType.FORBIDDEN, problem(() -> scenarios.delete(EAST, saved.id(), Optional.of(second.tag()))));
        scenarios.delete(DISTRICT, saved.id(), Optional.of(second.tag()));
        assertEquals(ProblemType.NOT_FOUND, problem(() -> scenarios.get(DISTRICT, saved.id())));
    }

    @Test
    void aSharedScenarioThatNamesAnAreaOutOfSightIsNotSeen() {
        SchoolScenario west =
                scenarios.add(DISTRICT, new ScenarioDraft("西区", "", List.of(school("X5", LAST + 1, 45)), true));
        assertEquals(ProblemType.NOT_FOUND, problem(() -> scenarios.get(EAST, west.id())));
        assertTrue(scenarios.list(EAST).stream().noneMatch(one -> one.id().equals(west.id())));
        assertTrue(scenarios.list(DISTRICT).stream().anyMatch(one -> one.id().equals(west.id())));
        assertEquals(ProblemType.NOT_FOUND, problem(() -> scenarios.get(DISTRICT, UUID.randomUUID())));
    }

    @Test
    void exportsSayHowManyRowsThereAreAndHoldNoFormulas() throws Exception {
        SchoolExport export = new SchoolExport(areas, catchments, runs);
        List<String> lines = export.csv(EAST).lines().toList();
        assertEquals(3 * 9 * 5 + 2, lines.size());
        assertEquals("# rows 135,complete", lines.get(lines.size() - 1));
        // The third catchment's name is a formula in the test's data.
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("X3,\"'=HYPERLINK(")), lines.get(100));
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(export.xlsx(EAST)))) {
            assertEquals(136, book.getFirstSheet().read().size());
            assertTrue(book.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .allMatch(cell -> cell == null || cell.getFormula() == null));
        }
    }
}
