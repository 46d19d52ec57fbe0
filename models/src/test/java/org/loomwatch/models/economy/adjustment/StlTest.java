package org.loomwatch.models.economy.adjustment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StlTest {

    /** Output of the authors' Fortran program; the two runs with stlez use its own choice of loops. */
    @ParameterizedTest
    @CsvSource({
        "baseline, 2, 2, 1, 2",
        "nljump-1, 2, 1, 1, 2",
        "ntjump-1, 1, 2, 1, 2",
        "nljump-1-ntjump-1, 1, 1, 1, 2",
        "short, 2, 2, 1, 2",
        "stlez, 2, 2, 2, 0",
        "stlez-robust, 2, 2, 1, 15"
    })
    void agreesWithTheOriginalProgram(String scenario, int trendJump, int lowPassJump, int inner, int outer)
            throws IOException {
        double[] y = lines("stl_co2.csv").mapToDouble(Double::parseDouble).toArray();
        if (scenario.equals("short")) {
            y = Arrays.copyOf(y, y.length - 1);
        }
        Stl stl = new Stl(
                new Loess(35, 1, 4),
                new Loess(19, 1, trendJump),
                new Loess(13, 1, lowPassJump),
                inner,
                outer,
                outer == 15);
        Stl.Components components = stl.decompose(y);
        List<String[]> expected = lines("stl_test_results.csv")
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> cells[0].strip().equals(scenario))
                .toList();
        assertEquals(y.length, expected.size());
        for (int i = 0; i < y.length; i++) {
            assertEquals(Double.parseDouble(expected.get(i)[2]), components.seasonal()[i], 1e-6);
            assertEquals(Double.parseDouble(expected.get(i)[3]), components.trend()[i], 1e-6);
            assertEquals(Double.parseDouble(expected.get(i)[4]), components.robustness()[i], 1e-6);
        }
    }

    @Test
    void refusesLessThanTwoYears() {
        assertThrows(IllegalArgumentException.class, () -> Stl.robust(13).decompose(new double[23]));
    }

    private static Stream<String> lines(String name) throws IOException {
        try (var stream = StlTest.class.getResourceAsStream("/economy/stl/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
