package org.loomwatch.datasets.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.datasets.reference.IndustryCatalog;
import org.loomwatch.domain.enterprise.EnterpriseSize;
import org.loomwatch.domain.enterprise.Uscc;

class DistrictGeneratorTest {

    private static final double DIRT = 0.02;

    /** Tax kinds whose months cannot be compared. */
    private static final Set<String> QUARTERLY_OR_BONUS = Set.of("cit", "iit");

    @TempDir
    static Path directory;

    private static DistrictResult result;
    private static FeedCheck check;
    private static JsonNode manifest;

    @BeforeAll
    static void generate() throws IOException {
        DistrictRequest request = DistrictRequest.into(directory)
                .withEnterprises(1000)
                .withMonths(18)
                .withUntil(YearMonth.of(2024, 3))
                .withDirt(DIRT)
                .withThreads(2);
        result = new DistrictGenerator().generate(request, GenerationProgress.SILENT);
        check = new FeedCheck();
        check.read(directory.resolve("feeds"));
        manifest = new ObjectMapper()
                .readTree(directory.resolve("oracle/manifest.json").toFile());
    }

    @Test
    void strictReaderCountsExactlyWhatTheManifestSays() {
        JsonNode all = manifest.at("/totals/all");
        assertEquals(all.get("rows").asLong(), check.rows);
        assertEquals(result.rows(), check.rows);
        assertEquals(
                all.get("must_be_quarantined").asLong()
                        + all.get("repaired_or_quarantined").asLong(),
                check.rejected);
        assertEquals(all.get("duplicates").asLong(), check.duplicates);
        assertEquals(all.get("corrections").asLong(), check.corrections);
        assertTrue(check.corrections > 300 && check.duplicates > 50, "corrections and duplicates are planted");
    }

    @Test
    void everyKindOfDirtIsPlantedInTheShareAskedFor() throws IOException {
        JsonNode all = manifest.at("/totals/all");
        manifest.get("dirt_kinds")
                .forEach(kind ->
                        assertTrue(all.get("dirt").path(kind.get("id").asText()).asLong() > 0, kind.toString()));
        double share = all.get("dirty").asLong() / (double) result.rows();
        assertEquals(DIRT, share, 0.15 * DIRT);
        List<String> listed = Files.readAllLines(directory.resolve("oracle/dirt.csv"));
        assertEquals(all.get("dirty").asLong(), listed.size() - 1);
        for (String line : listed.subList(1, 30)) {
            String[] fields = line.split(",");
            String text = Files.readAllLines(directory.resolve(fields[0])).get(Integer.parseInt(fields[1]) - 1);
            switch (fields[2]) {
                case "wrong_check_character" -> assertFalse(Uscc.isValid(text.split(",")[1]), text);
                case "full_width_digits" -> assertTrue(text.matches(".*[０-９].*"), text);
                case "negative_value" -> assertTrue(text.contains(",-"), text);
                default -> assertFalse(text.isEmpty());
            }
        }
    }

    @Test
    void registerIsValidAndKnowsEveryEnterpriseOfTheFeeds() throws IOException {
        Set<String> grids = new HashSet<>();
        new ObjectMapper()
                .readTree(directory.resolve("master/areas.geojson").toFile())
                .get("features")
                .forEach(area -> grids.add(area.at("/properties/id").asText()));
        assertEquals(1 + 6 + 23 + 450, grids.size());
        Set<String> registered = new HashSet<>();
        for (String[] row : rows("master/enterprises.csv")) {
            assertTrue(Uscc.isValid(row[0]), row[0]);
            assertTrue(registered.add(row[0]), "registered twice: " + row[0]);
            assertTrue(IndustryCatalog.find(row[2]).isPresent(), row[2]);
            assertTrue(grids.contains(row[3]), row[3]);
            assertTrue(EnterpriseSize.find(row[8]).isPresent(), row[8]);
            assertTrue(LocalDate.parse(row[7]).isBefore(LocalDate.of(2024, 4, 1)), row[7]);
        }
        assertEquals(result.enterprises(), registered.size());
        Set<String> strangers = new HashSet<>(check.enterprises);
        strangers.removeAll(registered);
        long planted = manifest.at("/totals/all/dirt/unknown_enterprise").asLong();
        assertEquals(planted, strangers.size(), "only the planted strangers are unknown");
    }

    @Test
    void disputesAreAsRareAsAskedAndDrawnFromTheHazard() throws IOException {
        assertTrue(result.disputeRate() > 0.005 && result.disputeRate() < 0.02, "rate " + result.disputeRate());
        double expected = 0;
        long disputed = 0;
        double hazardOfDisputed = 0;
        List<String[]> hazards = rows("oracle/hazards.csv");
        for (String[] row : hazards) {
            expected += Double.parseDouble(row[3]);
            if (row[4].equals("1")) {
                disputed++;
                hazardOfDisputed += Double.parseDouble(row[3]);
            }
        }
        assertEquals(result.disputesStarted(), disputed);
        assertEquals(expected, (double) disputed, 4 * Math.sqrt(expected), "disputes are drawn from the hazard");
        double lift = hazardOfDisputed / disputed / (expected / hazards.size());
        assertTrue(lift > 3 && lift < 60, "hazard tells much, not all: lift " + lift);
        Set<String> registered =
                rows("master/enterprises.csv").stream().map(row -> row[0]).collect(Collectors.toSet());
        for (String[] row : rows("master/disputes.csv")) {
            assertTrue(registered.contains(row[1]), row[1]);
            LocalDate known = LocalDate.parse(row[3]);
            assertTrue(known.isAfter(LocalDate.parse(row[2])) && !known.isAfter(result.asOf()), row[0]);
        }
    }

    @Test
    void hiddenTruthStaysInTheOracle() throws IOException {
        for (String folder : List.of("feeds", "master")) {
            try (var files = Files.list(directory.resolve(folder))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file);
                    assertFalse(text.contains("hazard,") || text.contains("health,"), file.toString());
                }
            }
        }
    }

    @Test
    void newYearMovesWithTheMoon() {
        Map<String, Double> power = sumByMonth("power", 5);
        Map<String, Double> tax = sumByMonth("tax", 5);
        assertTrue(power.get("2023-01") < 0.85 * power.get("2023-02"), "New Year fell on 22 January 2023");
        assertTrue(power.get("2024-02") < 0.75 * power.get("2024-01"), "New Year fell on 10 February 2024");
        assertTrue(tax.get("2023-01") < 0.85 * tax.get("2023-02"));
        assertTrue(tax.get("2024-02") < 0.75 * tax.get("2024-01"));
        assertTrue(power.get("2023-07") > 1.05 * power.get("2023-03"), "cooling in summer");
    }

    @Test
    void schoolsHaveThirtyCatchmentsSomeOfThemTight() throws IOException {
        Map<String, Integer> pupils = rows("master/enrolment.csv").stream()
                .collect(Collectors.toMap(row -> row[0] + row[1] + row[2], row -> Integer.parseInt(row[3])));
        assertEquals(30 * 9 * 12, pupils.size(), "2012 to 2023");
        long tight = rows("master/capacity.csv").stream()
                .filter(row -> row[2].equals("2023"))
                .filter(row -> pupils.get(row[0] + row[1] + row[2]) > Integer.parseInt(row[3]))
                .count();
        assertTrue(tight > 10 && tight < 200, "grades without enough places: " + tight);
    }

    @Test
    void outputIsToldForWholeQuartersInTheOracle() throws IOException {
        List<String[]> output = rows("oracle/output.csv");
        assertEquals(6, output.size());
        assertEquals("2022-Q4", output.get(0)[0]);
        assertTrue(Double.parseDouble(output.get(0)[1]) > 0);
    }

    private static Map<String, Double> sumByMonth(String feed, int field) {
        return check.latest.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(feed))
                .map(Map.Entry::getValue)
                .filter(row -> !row[field].isEmpty() && !QUARTERLY_OR_BONUS.contains(row[4]))
                .collect(Collectors.groupingBy(
                        row -> row[2], Collectors.summingDouble(row -> Double.parseDouble(row[field]))));
    }

    private static List<String[]> rows(String name) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(name));
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }
}
