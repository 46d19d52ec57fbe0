package org.loomwatch.models.schools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.RowSource;
import org.loomwatch.models.schools.data.SchoolDataException;
import org.loomwatch.models.schools.scenario.Scenario;
import org.loomwatch.models.schools.scenario.SchoolForecast;

class SchoolForecastServiceTest {

    private static final int YEARS = 9;

    @TempDir
    private Path folder;

    private final SchoolForecastService service = new SchoolForecastService();

    @BeforeEach
    void writeFiles() throws IOException {
        EnrolmentPanel panel = SchoolPanels.grown(9, YEARS, 0.98, 0.03, 11);
        StringBuilder enrolment = new StringBuilder("area,grade,year,pupils\n");
        StringBuilder births = new StringBuilder("area,year,births\n");
        StringBuilder capacity = new StringBuilder("area,grade,year,places\n");
        for (int a = 0; a < 9; a++) {
            String area = panel.areas().get(a);
            for (int t = 0; t < YEARS; t++) {
                for (int g = 0; g < 9; g++) {
                    enrolment.append("%s,%d,%d,%.0f%n".formatted(area, g + 1, 2012 + t, panel.pupils(a, g, t)));
                }
            }
            for (int year = 2006; year <= 2020; year++) {
                births.append("%s,%d,%d%n".formatted(area, year, 110 + 3 * (year - 2006)));
            }
            for (int grade = 1; grade <= 9; grade++) {
                capacity.append("%s,%d,2020,%d%n".formatted(area, grade, 90));
            }
        }
        Files.writeString(folder.resolve("enrolment.csv"), enrolment);
        Files.writeString(folder.resolve("births.csv"), births);
        Files.writeString(folder.resolve("capacity.csv"), capacity);
    }

    private SchoolInputs inputs(Optional<Path> events) {
        return new SchoolInputs(
                RowSource.file(folder.resolve("enrolment.csv")),
                Optional.of(RowSource.file(folder.resolve("births.csv"))),
                Optional.of(RowSource.file(folder.resolve("capacity.csv"))),
                Optional.empty(),
                events.map(RowSource::file),
                5,
                1);
    }

    @Test
    void backtestAnswersTheAgreedFields() {
        BacktestSummary summary = service.backtest(inputs(Optional.empty()), folder.resolve("out"));
        JsonNode json = new ObjectMapper().valueToTree(summary);
        for (String field : List.of(
                "areas", "origins", "mape_total", "mape_total_no_change", "wape_by_grade", "coverage_80", "seconds")) {
            assertTrue(json.has(field), field);
        }
        assertEquals(9, json.get("areas").asInt());
        assertTrue(json.get("mape_total").has("5"));
        assertTrue(json.get("wape_by_grade").has("9"));
    }

    @Test
    void forecastNamesTheTightestAreasAndAddsUp() throws IOException {
        ForecastSummary summary = service.forecast(inputs(Optional.empty()), folder.resolve("out"));
        assertEquals(2020, summary.originYear());
        assertEquals(
                List.of(2021, 2022, 2023, 2024, 2025),
                List.copyOf(summary.pupils().keySet()));
        double gap = 0;
        double pupils = 0;
        for (String line : Files.readAllLines(folder.resolve("out/forecasts.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[2].equals("2023")) {
                pupils += Double.parseDouble(cells[3]);
                gap += Double.parseDouble(cells[8]);
                assertTrue(Double.parseDouble(cells[4]) <= Double.parseDouble(cells[5]));
            }
        }
        assertEquals(summary.pupils().get(2023), pupils, 0.01);
        assertEquals(summary.expectedGap().get(2023), gap, 0.01);
        assertTrue(summary.tightest().get(0).expectedGap() > 0);
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("<svg"));
    }

    @Test
    void datedEventsMovePupilsOfTheComingYears() throws IOException {
        Path events = folder.resolve("events.csv");
        Files.writeString(
                events,
                "kind,year,area,to_area,first_grade,last_grade,share\nclosure,2022,G00-00,G00-01,,,1\nshock,2016,,,,,\n");
        SchoolForecast plain = service.forecast(inputs(Optional.empty()));
        SchoolForecast closed = service.forecast(inputs(Optional.of(events)));
        assertTrue(closed.total(0, 2021) > 0);
        assertEquals(0, closed.total(0, 2022), 0);
        assertTrue(closed.total(1, 2022) > 1.5 * plain.total(1, 2022));
        Files.writeString(events, "kind,year,area,to_area\nclosure,2022,nowhere,\n");
        assertTrue(assertThrows(SchoolDataException.class, () -> service.forecast(inputs(Optional.of(events))))
                .getMessage()
                .contains("nowhere"));
    }

    @Test
    void scenariosShowTheDifferenceToTheBase() {
        SchoolForecast base = service.forecast(inputs(Optional.empty()));
        var outcome = service.compare(base, List.of(new Scenario.Inflow(List.of(), 2021, 0.05)));
        assertTrue(outcome.years().get(4).extraPlaces() > outcome.years().get(0).extraPlaces());
        assertTrue(outcome.years().get(0).extraPlaces() > 0);
    }
}
