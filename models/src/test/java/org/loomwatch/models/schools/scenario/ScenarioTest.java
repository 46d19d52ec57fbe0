package org.loomwatch.models.schools.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.schools.SchoolPanels;
import org.loomwatch.models.schools.backtest.ForecastEngine;
import org.loomwatch.models.schools.backtest.ForecastInputs;
import org.loomwatch.models.schools.backtest.OriginForecast;
import org.loomwatch.models.schools.data.AreaGroups;
import org.loomwatch.models.schools.data.Capacity;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.SchoolEvent;

class ScenarioTest {

    private static final String AREA = "G00-00";
    private static SchoolForecast base;

    @BeforeAll
    static void forecast() {
        EnrolmentPanel panel = SchoolPanels.grown(6, 10, 0.98, 0.03, 5);
        List<OriginForecast> all = new ArrayList<>();
        new ForecastEngine(new ForecastInputs(panel, AreaGroups.fromCodes(), Optional.empty(), List.of(), 5, 1))
                .run(all::add);
        Capacity places = Capacity.none();
        for (String area : panel.areas()) {
            for (int grade = 1; grade <= 9; grade++) {
                places = places.plus(
                        area, grade, 2012, panel.pupils(panel.findArea(area).orElseThrow(), grade - 1, 9));
            }
        }
        base = SchoolForecast.of(all.get(all.size() - 1).areas(), 1, panel.lastYear(), 5, places);
    }

    private static ScenarioOutcome.YearDifference last(Scenario scenario) {
        List<ScenarioOutcome.YearDifference> years =
                ScenarioOutcome.of(base, List.of(scenario)).years();
        return years.get(years.size() - 1);
    }

    @Test
    void aNewSchoolTakesPlacesOffTheGapAndChangesNoPupils() {
        var difference = last(new Scenario.NewSchool(AREA, List.of(new Scenario.PlaceChange(1, 2023, 45))));
        assertEquals(difference.basePupils(), difference.changedPupils(), 1e-9);
        assertTrue(difference.extraPlaces() < 0);
        assertEquals(difference.changedGap() - difference.baseGap(), difference.extraPlaces(), 1e-9);
    }

    @Test
    void onlyDwellingsBeyondUsualBuildingAddPupils() {
        var few = new Scenario.Housing(AREA, 2023, 2, Map.of("owned", 200.0), Map.of("owned", 0.4), 100);
        var many = new Scenario.Housing(
                AREA, 2023, 2, Map.of("owned", 500.0, "rented", 500.0), Map.of("owned", 0.4, "rented", 0.2), 100);
        assertEquals(0, few.extraPupils(), 1e-9);
        assertEquals(300 * 0.8, many.extraPupils(), 1e-9);
        var difference = last(many);
        assertEquals(240, difference.changedPupils() - difference.basePupils(), 1e-6);
        assertTrue(difference.extraPlaces() > 0 && difference.extraPlaces90() > 0);
    }

    @Test
    void aLargerEntryClassMovesUpWithItsSize() {
        SchoolForecast changed = new Scenario.EntryAge(2023, 4).apply(base);
        assertEquals(base.pupils(0, 1, 2023) * 4 / 3, changed.pupils(0, 1, 2023), 1e-9);
        assertEquals(base.pupils(0, 2, 2024) * 4 / 3, changed.pupils(0, 2, 2024), 1e-9);
        assertEquals(base.pupils(0, 1, 2024), changed.pupils(0, 1, 2024), 0);
    }

    @Test
    void birthsReachGradeOneSixYearsLater() {
        SchoolForecast changed = new Scenario.BirthsChange(2018, 0.9).apply(base);
        assertEquals(base.pupils(0, 1, 2023), changed.pupils(0, 1, 2023), 0);
        assertEquals(base.pupils(0, 1, 2024) * 0.9, changed.pupils(0, 1, 2024), 1e-9);
        assertEquals(base.pupils(0, 2, 2025) * 0.9, changed.pupils(0, 2, 2025), 1e-9);
    }

    @Test
    void inflowAddsUpAndPolicyStaysInItsGrades() {
        SchoolForecast inflow = new Scenario.Inflow(List.of(AREA), 2024, 0.1).apply(base);
        assertEquals(base.pupils(0, 5, 2023), inflow.pupils(0, 5, 2023), 0);
        assertEquals(base.pupils(0, 5, 2025) * 1.21, inflow.pupils(0, 5, 2025), 1e-9);
        assertEquals(base.pupils(1, 5, 2025), inflow.pupils(1, 5, 2025), 0);
        SchoolForecast policy = new Scenario.Policy(List.of(), 7, 7, 2024, 1.2).apply(base);
        assertEquals(base.pupils(0, 7, 2024) * 1.2, policy.pupils(0, 7, 2024), 1e-9);
        assertEquals(base.pupils(0, 8, 2024), policy.pupils(0, 8, 2024), 0);
        assertEquals(base.pupils(0, 8, 2025) * 1.2, policy.pupils(0, 8, 2025), 1e-9);
    }

    @Test
    void anUnknownAreaIsNamed() {
        Scenario nowhere = new Scenario.Inflow(List.of("nowhere"), 2024, 0.1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> nowhere.apply(base))
                .getMessage()
                .contains("nowhere"));
    }

    @Test
    void aComingTransferMovesClassesAndKeepsTheSum() {
        SchoolEvent transfer = new SchoolEvent(SchoolEvent.Kind.TRANSFER, 2023, AREA, Optional.of("G00-01"), 7, 7, 1);
        SchoolForecast changed = FutureEvents.apply(base, List.of(transfer));
        assertEquals(0, changed.pupils(0, 7, 2023), 0);
        assertEquals(base.pupils(0, 7, 2023) + base.pupils(1, 7, 2023), changed.pupils(1, 7, 2023), 1e-9);
        assertEquals(base.pupils(0, 8, 2023), changed.pupils(0, 8, 2023), 0);
        assertEquals(0, changed.pupils(0, 8, 2024), 0);
        assertEquals(base.pupils(0, 7, 2022), changed.pupils(0, 7, 2022), 0);
    }

    @Test
    void riskComesFromTheSpreadOfOutcomes() {
        double[] outcomes = new double[199];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = 100 + i;
        }
        GapRisk risk = GapRisk.of(199, outcomes, java.util.OptionalDouble.of(248));
        assertEquals(50.0 / 199, risk.probabilityShort(), 1e-9);
        assertEquals(50 * 51 / 2.0 / 199, risk.expectedGap(), 1e-9);
        assertEquals(31, risk.gap90(), 1e-9);
        assertTrue(Double.isNaN(
                GapRisk.of(199, outcomes, java.util.OptionalDouble.empty()).expectedGap()));
    }
}
