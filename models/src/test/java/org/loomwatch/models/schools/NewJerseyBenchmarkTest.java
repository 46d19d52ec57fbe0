package org.loomwatch.models.schools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real enrolment: all districts, and the schools of one county; all schools are in the {@code schools} bench. */
class NewJerseyBenchmarkTest {

    private static final List<Integer> HORIZONS = List.of(1, 3, 5);

    /** What "no change" reaches in districts; ours has to stay below. */
    private static final Map<Integer, Double> DISTRICT_LIMIT = Map.of(1, 2.05, 3, 4.40, 5, 6.90);

    @TempDir
    private Path folder;

    private Path extract(String name, Predicate<String> wanted) throws IOException {
        Path packed = SchoolsBench.copyBenchmark(name, folder);
        Path file = folder.resolve(name + ".csv");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
            Files.write(
                    file,
                    in.lines()
                            .filter(line -> line.startsWith("area") || wanted.test(line))
                            .toList());
        }
        return file;
    }

    @Test
    void districtsBeatNoChangeAndPlainRatiosAndIntervalsCover() throws IOException {
        Path file = extract("nj_districts", line -> true);
        BacktestSummary summary = new SchoolForecastService().backtest(SchoolInputs.of(file), folder.resolve("out"));
        for (int ahead : HORIZONS) {
            double mape = summary.mapeTotal().get(ahead);
            assertTrue(mape < 0.95 * summary.mapeTotalNoChange().get(ahead), "no change wins at " + ahead);
            assertTrue(mape < 0.95 * summary.mapeTotalPlainRatio().get(ahead), "plain ratios win at " + ahead);
            assertTrue(mape < DISTRICT_LIMIT.get(ahead), "%.2f %% at %d".formatted(mape, ahead));
            double coverage = summary.coverage80().get(ahead);
            assertTrue(coverage > 0.75 && coverage < 0.85, "coverage " + coverage + " at " + ahead);
        }
        String report = Files.readString(folder.resolve("out/report.html"));
        assertTrue(report.contains("<svg") && !report.contains("http"), "the report opens without a network");
    }

    @Test
    void schoolsBeatNoChangeAndTheSameFilesGiveTheSameBytes() throws IOException {
        Path file = extract("nj_schools", line -> line.startsWith("03"));
        SchoolForecastService service = new SchoolForecastService();
        BacktestSummary summary = service.backtest(SchoolInputs.of(file), folder.resolve("one"));
        for (int ahead : HORIZONS) {
            assertTrue(
                    summary.mapeTotal().get(ahead) < summary.mapeTotalNoChange().get(ahead));
        }
        assertEquals(List.of(2016, 2017, 2018, 2019, 2020, 2021, 2022), summary.originYears());
        service.backtest(SchoolInputs.of(file), folder.resolve("two"));
        for (String name : List.of("backtest.csv", "findings.csv", "report.html")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(name)),
                    Files.readAllBytes(folder.resolve("two").resolve(name)),
                    name);
        }
    }
}
