package org.loomwatch.models.economy.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.economy.series.MonthlySeries;

class FactorModelEstimatorTest {

    private static final int MONTHS = 150;

    private final FactorModelEstimator estimator = new FactorModelEstimator();

    /** Whatever is missing, the likelihood never falls and the true factor is found. */
    @Property(tries = 6, seed = "20240210", shrinking = ShrinkingMode.OFF)
    void findsTheFactorWithAnyMissingPattern(
            @ForAll @IntRange(min = 1, max = 1000) int seed,
            @ForAll @DoubleRange(min = 0, max = 0.4) double missing,
            @ForAll @IntRange(min = 0, max = 2) int quarterly,
            @ForAll @IntRange(min = 1, max = 3) int lags) {
        Simulation simulation = new Simulation(seed, 6, quarterly, missing);
        FactorModel model = estimator.estimate(spec(6, quarterly, lags), simulation.panel);
        List<Double> path = model.logLikelihoods();
        for (int i = 1; i < path.size(); i++) {
            assertTrue(path.get(i) >= path.get(i - 1) - 1e-6 * Math.abs(path.get(i - 1)), "step " + i + " of " + path);
        }
        double[] factor = model.factors().get("global").toArray();
        assertTrue(new PearsonsCorrelation().correlation(factor, simulation.factor) > 0.85);
    }

    @Test
    void unitsAndOrderOfSeriesDoNotMatter() {
        Simulation simulation = new Simulation(7, 5, 1, 0.1);
        FactorModel one = estimator.estimate(spec(5, 1, 1), simulation.panel);
        Map<String, MonthlySeries> rescaled = new LinkedHashMap<>();
        simulation.panel.forEach((name, series) -> rescaled.put(name, series.map(value -> 1000 * value - 3)));
        FactorModelSpec spec = spec(5, 1, 1);
        List<FactorModelSpec.SeriesSpec> reversed = new ArrayList<>(spec.series());
        Collections.reverse(reversed);
        FactorModel other = estimator.estimate(
                new FactorModelSpec(
                        reversed,
                        spec.blocks(),
                        spec.lags(),
                        spec.maxIterations(),
                        spec.tolerance(),
                        spec.sampleStart(),
                        spec.sampleEnd(),
                        spec.target()),
                rescaled);
        assertEquals(one.logLikelihood(), other.logLikelihood(), 1e-5 * Math.abs(one.logLikelihood()));
        for (int t = 0; t < MONTHS; t++) {
            assertEquals(
                    one.factors().get("global").value(t),
                    other.factors().get("global").value(t),
                    1e-4);
        }
    }

    @Test
    void theTargetFixesTheSign() {
        Simulation simulation = new Simulation(11, 5, 0, 0);
        Map<String, MonthlySeries> panel = new LinkedHashMap<>(simulation.panel);
        panel.put("s0", panel.get("s0").map(value -> -value));
        FactorModelSpec spec = spec(5, 0, 1);
        FactorModel model = estimator.estimate(spec, panel);
        assertEquals(Optional.of("s0"), spec.target());
        assertTrue(model.stateSpace().loadings().get(0, 0) > 0);
        double[] factor = model.factors().get("global").toArray();
        assertTrue(new PearsonsCorrelation().correlation(factor, simulation.factor) < -0.85);
    }

    @Test
    void forecastsFadeToTheMeanAfterTheLastObservation() {
        Simulation simulation = new Simulation(13, 5, 0, 0);
        FactorModelSpec spec = spec(5, 0, 1);
        FactorModelSpec longer = new FactorModelSpec(
                spec.series(),
                spec.blocks(),
                1,
                500,
                1e-5,
                Optional.empty(),
                Optional.of(YearMonth.of(2000, 1).plusMonths(MONTHS + 119L)),
                spec.target());
        FactorModel model = estimator.estimate(longer, simulation.panel);
        assertEquals(MONTHS + 120, model.months());
        MonthlySeries series = model.smoothedSeries().get("s1");
        assertEquals(
                model.panel().mean(1),
                series.value(MONTHS + 119),
                0.05 * model.panel().deviation(1));
    }

    @Test
    void blocksKeepTheirOwnFactors() {
        Simulation simulation = new Simulation(17, 8, 0, 0.05);
        List<FactorModelSpec.SeriesSpec> series = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            series.add(new FactorModelSpec.SeriesSpec(
                    "s" + i,
                    Frequency.MONTHLY,
                    Transform.LEVEL,
                    i < 4 ? List.of("global", "first") : List.of("global")));
        }
        FactorModel model = estimator.estimate(
                new FactorModelSpec(
                        series,
                        List.of(new FactorModelSpec.BlockSpec("global", 2), new FactorModelSpec.BlockSpec("first", 1)),
                        2,
                        50,
                        1e-4,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                simulation.panel);
        assertEquals(
                List.of("global_1", "global_2", "first"),
                List.copyOf(model.factors().keySet()));
        int first = model.shape().blockOffset(1);
        assertEquals(0, model.stateSpace().loadings().get(7, first));
        assertTrue(model.stateSpace().loadings().get(0, first) != 0);
    }

    @Test
    void namesTheSeriesThatDoesNotFit() {
        Simulation simulation = new Simulation(19, 3, 0, 0);
        Map<String, MonthlySeries> constant = new LinkedHashMap<>(simulation.panel);
        constant.put("s1", constant.get("s1").map(value -> 5));
        assertMessage("series s1 is constant", constant);
        Map<String, MonthlySeries> absent = new LinkedHashMap<>(simulation.panel);
        absent.remove("s2");
        assertMessage("series s2 is not in the data", absent);
        Map<String, MonthlySeries> empty = new LinkedHashMap<>(simulation.panel);
        empty.put("s0", empty.get("s0").map(value -> Double.NaN));
        assertMessage("series s0 has 0 values", empty);
    }

    private void assertMessage(String message, Map<String, MonthlySeries> panel) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> estimator.estimate(spec(3, 0, 1), panel));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertFalse(e.getMessage().isBlank());
    }

    private static FactorModelSpec spec(int monthly, int quarterly, int lags) {
        List<FactorModelSpec.SeriesSpec> series = new ArrayList<>();
        for (int i = 0; i < monthly + quarterly; i++) {
            series.add(new FactorModelSpec.SeriesSpec(
                    "s" + i,
                    i < monthly ? Frequency.MONTHLY : Frequency.QUARTERLY,
                    Transform.LEVEL,
                    List.of("global")));
        }
        return new FactorModelSpec(
                series,
                List.of(new FactorModelSpec.BlockSpec("global", 1)),
                lags,
                200,
                1e-4,
                Optional.empty(),
                Optional.empty(),
                Optional.of("s0"));
    }

    /** One AR(1) factor with positive loadings and AR(1) idiosyncratic terms. */
    private static final class Simulation {
        final double[] factor;
        final Map<String, MonthlySeries> panel = new LinkedHashMap<>();

        Simulation(long seed, int monthly, int quarterly, double missing) {
            Random random = new Random(seed);
            factor = autoregression(random, 0.8, 0.6);
            for (int i = 0; i < monthly + quarterly; i++) {
                double[] own = autoregression(random, 0.3, 0.4);
                double loading = 0.8 + 0.5 * random.nextDouble();
                double[] values = new double[MONTHS];
                for (int t = 0; t < MONTHS; t++) {
                    double value = 0;
                    if (i < monthly) {
                        value = random.nextDouble() < missing ? Double.NaN : loading * factor[t] + own[t];
                    } else if (t % 3 != 2 || t < 5) {
                        value = Double.NaN;
                    } else {
                        for (int lag = 0; lag < ModelShape.QUARTER_SPAN; lag++) {
                            value += ModelShape.QUARTER_WEIGHTS[lag] * (loading * factor[t - lag] + own[t - lag]);
                        }
                    }
                    values[t] = value;
                }
                panel.put("s" + i, MonthlySeries.of(YearMonth.of(2000, 1), values));
            }
        }

        private static double[] autoregression(Random random, double coefficient, double deviation) {
            double[] values = new double[MONTHS];
            for (int t = 1; t < MONTHS; t++) {
                values[t] = coefficient * values[t - 1] + deviation * random.nextGaussian();
            }
            return values;
        }
    }
}
