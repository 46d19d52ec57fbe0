package org.loomwatch.models.economy.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loomwatch.models.economy.EconomyFixtures;
import org.loomwatch.models.economy.series.MonthlySeries;
import org.loomwatch.models.economy.series.SeriesFiles;

/** The numbers of the Federal Reserve Bank of New York's program for five US series. */
class NowcastBenchmarkTest {

    @ParameterizedTest
    @CsvSource({
        "111, 1, -200.29820323430553",
        "112, 2, -183.92128226320906",
        "11F, 5000, -153.35797298973054",
    })
    void equalsTheFedsProgram(String run, int iterations, double logLikelihood) throws IOException {
        FactorModelSpec spec = FactorModelSpecFile.read(EconomyFixtures.file("dfm/spec.yaml"));
        spec = new FactorModelSpec(
                spec.series(),
                spec.blocks(),
                spec.lags(),
                iterations,
                spec.tolerance(),
                spec.sampleStart(),
                spec.sampleEnd(),
                spec.target());
        FactorModel model = new FactorModelEstimator()
                .estimate(spec, SeriesFiles.readPanel(EconomyFixtures.file("dfm/2016-06-29.csv")));
        assertEquals(logLikelihood, model.logLikelihood(), 1e-6 * Math.abs(logLikelihood));
        assertEquals(iterations > 2, model.converged());
        StateSpace parameters = model.stateSpace();
        assertClose(run, "A", parameters.transition());
        assertClose(run, "C", parameters.loadings());
        assertClose(run, "Q", parameters.stateNoise());
        assertClose(run, "Z_0", parameters.initialMean());
        assertClose(run, "V_0", parameters.initialCovariance());
        double[][] means = expected(run, "Mx");
        double[][] deviations = expected(run, "Wx");
        double[][] smoothed = expected(run, "x_sm");
        List<MonthlySeries> series = List.copyOf(model.smoothedSeries().values());
        assertEquals(smoothed.length, model.months());
        for (int i = 0; i < series.size(); i++) {
            assertEquals(means[0][i], model.panel().mean(i), 1e-9 * Math.abs(means[0][i]));
            assertEquals(deviations[0][i], model.panel().deviation(i), 1e-9 * deviations[0][i]);
            for (int t = 0; t < smoothed.length; t++) {
                double standardised = (series.get(i).value(t) - means[0][i]) / deviations[0][i];
                assertEquals(smoothed[t][i], standardised, 1e-6 * Math.max(1, Math.abs(smoothed[t][i])));
            }
        }
    }

    private static void assertClose(String run, String name, DMatrixRMaj actual) throws IOException {
        double[][] expected = expected(run, name);
        for (int row = 0; row < expected.length; row++) {
            for (int column = 0; column < expected[row].length; column++) {
                assertEquals(
                        expected[row][column],
                        actual.get(row, column),
                        1e-6 * Math.max(1, Math.abs(expected[row][column])),
                        name + " " + row + "," + column);
            }
        }
    }

    private static double[][] expected(String run, String name) throws IOException {
        return Files.readAllLines(EconomyFixtures.file("dfm/test_dfm_" + run + "_" + name + ".csv")).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
