package org.loomwatch.models.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.models.economy.adjustment.AdjustmentMethod;
import org.loomwatch.models.economy.series.InputException;

class EconomyServiceTest {

    private final EconomyService service = new EconomyService();

    @TempDir
    Path directory;

    @Test
    void adjustsAFile() throws IOException {
        Path out = directory.resolve("out.csv");
        Path holidays = Files.writeString(directory.resolve("holidays.csv"), "date\n2000-02-05\n2001-01-24\n");
        AdjustResult result = service.adjust(
                new AdjustRequest(EconomyFixtures.file("x13/china_imports.csv"), Optional.of(holidays), out));
        assertEquals(AdjustmentMethod.X13, result.method());
        assertEquals(366, result.months());
        assertTrue(result.diagnostics().calendarEffects().size() >= 2);
        assertEquals(
                "date,value,adjusted,trend,seasonal,irregular",
                Files.readAllLines(out).get(0));
        assertEquals(367, Files.readAllLines(out).size());
    }

    @Test
    void estimatesAFactorModel() throws IOException {
        DfmResult result = service.dfm(new DfmRequest(
                EconomyFixtures.file("dfm/2016-06-29.csv"), EconomyFixtures.file("dfm/spec.yaml"), directory));
        assertTrue(result.converged());
        assertEquals(-153.35797298973054, result.loglik(), 1e-4);
        assertEquals(
                "date,global",
                Files.readAllLines(directory.resolve("factors.csv")).get(0));
        assertEquals(
                "date,CPIAUCSL,UNRATE,PAYEMS,GDPC1,ULCNFB",
                Files.readAllLines(directory.resolve("smoothed.csv")).get(0));
        JsonNode parameters =
                new ObjectMapper().readTree(directory.resolve("parameters.json").toFile());
        assertEquals(result.iterations(), parameters.get("loglik_path").size());
        assertEquals(18, parameters.get("A").size());
    }

    @Test
    void badInputIsNamed() throws IOException {
        Path out = directory.resolve("out.csv");
        Path empty = Files.writeString(directory.resolve("in.csv"), "date,value\n2024-01-01,\n2024-02-01,\n");
        AdjustRequest noValue = new AdjustRequest(empty, Optional.empty(), out);
        InputException e = assertThrows(InputException.class, () -> service.adjust(noValue));
        assertTrue(e.getMessage().contains("the column value is empty in every row"), e.getMessage());
        Path gap = Files.writeString(directory.resolve("h.csv"), "date\n2010-08-11\n2012-07-20\n");
        AdjustRequest badHolidays =
                new AdjustRequest(EconomyFixtures.file("x13/airpassengers.csv"), Optional.of(gap), out);
        assertThrows(InputException.class, () -> service.adjust(badHolidays));
    }
}
