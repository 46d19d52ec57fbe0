package org.loomwatch.models.economy.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.models.economy.factor.FactorPath;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.EnterprisePanel;
import org.loomwatch.models.economy.panel.TestPanels;

class IndexEngineTest {

    private static final int MONTHS = 60;
    private static final int VINTAGES = 5;
    private static final EnterprisePanel PANEL = TestPanels.cyclic(90, MONTHS, 13, t -> t % 9 == 4);

    private static IndexRun run;

    @BeforeAll
    static void compute() {
        run = new IndexEngine(PANEL, IndexEngine.StoredModels.NONE).run(VINTAGES, (done, all) -> {});
    }

    @Test
    void theIndexFollowsTheCycleThatWasPutIn() {
        double[] cycle = detrended(TestPanels.cycle(MONTHS, 13));
        for (IndexKind kind : List.of(IndexKind.ENERGY, IndexKind.ACTIVITY, IndexKind.COMPOSITE)) {
            double[] index = latest(kind).points().stream()
                    .filter(point -> point.horizon() == 0)
                    .mapToDouble(IndexPoint::value)
                    .toArray();
            double correlation = new PearsonsCorrelation().correlation(cycle, index);
            assertTrue(correlation > 0.93, kind + ": " + correlation);
        }
    }

    @Test
    void everyVintageHasItsMonthsAndAForecastThatWidens() {
        assertEquals(VINTAGES * IndexKind.values().length, run.vintages().size());
        for (IndexEstimate estimate : run.vintages()) {
            List<IndexPoint> ahead = estimate.points().stream()
                    .filter(point -> point.horizon() > 0)
                    .toList();
            assertEquals(3, ahead.size());
            for (IndexPoint point : ahead) {
                assertTrue(point.low95() < point.low80() && point.high80() < point.high95());
                assertTrue(point.low80() < point.value() && point.value() < point.high80());
            }
            assertTrue(estimate.turningProbability() >= 0 && estimate.turningProbability() <= 1);
        }
    }

    @Test
    void newsAndRevisionsAddUpToTheChange() {
        Map<String, Double> sums = new HashMap<>();
        for (NewsItem item : run.news()) {
            sums.merge(item.kind() + " " + item.vintage() + " " + item.target(), item.impact(), Double::sum);
        }
        for (int k = 1; k < run.vintages().size(); k++) {
            IndexEstimate later = run.vintages().get(k);
            IndexEstimate earlier = run.vintages().get(k - 1);
            if (later.kind() == earlier.kind()) {
                for (int back = 0; back < 2; back++) {
                    var target = later.vintage().minusMonths(back);
                    double change =
                            later.get(target).value() - earlier.get(target).value();
                    assertEquals(change, sums.get(later.kind() + " " + later.vintage() + " " + target), 1e-6);
                }
            }
        }
    }

    @Test
    void contributionsOfEachKindAddUp() {
        Map<String, Double> sums = new HashMap<>();
        for (Contribution part : run.contributions()) {
            if (!part.by().equals("enterprise")) {
                sums.merge(part.kind() + part.change() + part.by(), part.points(), Double::sum);
            }
        }
        for (IndexKind kind : IndexKind.values()) {
            IndexEstimate now = latest(kind);
            double month =
                    now.latest().value() - now.get(now.vintage().minusMonths(1)).value();
            double year =
                    now.latest().value() - now.get(now.vintage().minusYears(1)).value();
            assertEquals(month, sums.get(kind + "monthseries"), 1e-6);
            assertEquals(year, sums.get(kind + "yearseries"), 1e-6);
            assertEquals(year, sums.get(kind + "yearindustry"), 1e-6);
            assertEquals(year, sums.get(kind + "yearstreet"), 1e-6);
        }
    }

    @Test
    void silenceOfAnyThreeSeriesAtTheEndOnlyWidens() {
        SeriesVintage vintage = run.series();
        IndexModel model = run.models().stream()
                .filter(one -> one.kind() == IndexKind.COMPOSITE)
                .reduce((first, second) -> second)
                .orElseThrow();
        IndexCalculator calculator = new IndexCalculator(model);
        double[][] y = calculator.standardised(vintage, Cell.DISTRICT, PANEL.start());
        int last = MONTHS - 1;
        FactorPath whole = calculator.factors().smooth(y);
        int series = y[0].length;
        for (int a = 0; a < series; a++) {
            for (int b = a + 1; b < series; b++) {
                for (int c = b + 1; c < series; c++) {
                    double[][] cut = new double[y.length][];
                    for (int t = 0; t < y.length; t++) {
                        cut[t] = y[t].clone();
                        if (t > last - 2) {
                            cut[t][a] = Double.NaN;
                            cut[t][b] = Double.NaN;
                            cut[t][c] = Double.NaN;
                        }
                    }
                    FactorPath part = calculator.factors().smooth(cut);
                    assertTrue(part.variance(last) >= whole.variance(last) - 1e-12);
                    double moved = Math.abs(model.index(part.mean(last)) - model.index(whole.mean(last)));
                    double width = model.index(whole.mean(last) + 2 * Math.sqrt(part.variance(last)))
                            - model.index(whole.mean(last) - 2 * Math.sqrt(part.variance(last)));
                    assertTrue(moved <= width, moved + " of " + width);
                }
            }
        }
    }

    @Test
    void aStoredModelIsUsedAsItIs() {
        Map<IndexKind, IndexModel> models = new HashMap<>();
        run.models().forEach(model -> models.put(model.kind(), model));
        IndexRun again = new IndexEngine(PANEL, (kind, month) -> Optional.ofNullable(models.get(kind)))
                .run(1, (done, all) -> {});
        assertEquals(
                List.copyOf(models.values()).stream()
                        .map(IndexModel::id)
                        .sorted()
                        .toList(),
                again.latest().stream().map(IndexEstimate::model).sorted().toList());
    }

    @Test
    void aNewModelKeepsTheScaleOfTheOneBefore() {
        IndexModel model = run.models().get(0);
        IndexModel doubled = new IndexModel(
                model.kind(), model.estimated(), model.trends(), model.parameters(), 2 * model.scale(), model.centre());
        assertEquals(2, successor(doubled).scale() / successor(model).scale(), 1e-9);
    }

    private static IndexModel successor(IndexModel model) {
        return IndexModels.estimate(model.kind(), run.series(), PANEL.start(), Optional.of(new IndexCalculator(model)));
    }

    @Test
    void twoYearsAreTooFewAndThatIsSaid() {
        EnterprisePanel young = TestPanels.cyclic(30, 24, 1, t -> false);
        EconomyDataException refused =
                assertThrows(EconomyDataException.class, () -> new IndexEngine(young, IndexEngine.StoredModels.NONE)
                        .run(1, (done, all) -> {}));
        assertTrue(refused.getMessage().contains("36 months"), refused.getMessage());
    }

    /** Indices are distances from a trend, and so must be what they are held against. */
    private static double[] detrended(double[] values) {
        SimpleRegression line = new SimpleRegression();
        for (int t = 0; t < values.length; t++) {
            line.addData(t, values[t]);
        }
        double[] rest = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            rest[t] = values[t] - line.predict(t);
        }
        return rest;
    }

    private static IndexEstimate latest(IndexKind kind) {
        return run.latest().stream()
                .filter(estimate -> estimate.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
