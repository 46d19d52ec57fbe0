package org.loomwatch.models.economy.bench;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.loomwatch.models.economy.adjustment.AdjustmentMethod;
import org.loomwatch.models.economy.adjustment.HolidayCalendar;
import org.loomwatch.models.economy.adjustment.HolidayChoice;
import org.loomwatch.models.economy.adjustment.SeasonalAdjustmentService;
import org.loomwatch.models.economy.adjustment.TradingDays;
import org.loomwatch.models.economy.factor.FactorModel;
import org.loomwatch.models.economy.factor.FactorModelEstimator;
import org.loomwatch.models.economy.factor.FactorModelSpec;
import org.loomwatch.models.economy.factor.Frequency;
import org.loomwatch.models.economy.factor.Transform;
import org.loomwatch.models.economy.series.MonthlySeries;

/** What the economic indices cost: many seasonal adjustments of both kinds, and one factor model to convergence. */
public final class EconomyBenchmark {

    private static final int ADJUSTED_MONTHS = 120;
    private static final int PANEL_MONTHS = 240;
    private static final int PANEL_MONTHLY = 26;
    private static final int PANEL_QUARTERLY = 4;
    private static final int SEARCHED_SHARE = 5;
    private static final double NANOS = 1e9;

    private EconomyBenchmark() {}

    /**
     * What was measured.
     *
     * @param threads threads of the adjustments; the factor model uses one
     * @param adjustedSeries adjusted as the indices adjust them: airline model, one working-day effect
     * @param adjustedByX13 how many of these X-13 took
     * @param searchedSeries adjusted as a file is: orders and six trading-day effects searched for
     */
    public record Figures(
            int threads,
            int adjustedSeries,
            int adjustedByX13,
            double adjustSeconds,
            int searchedSeries,
            double searchedSeconds,
            int factorSeries,
            int factorMonths,
            int factorIterations,
            boolean factorConverged,
            double factorSeconds) {}

    /**
     * Runs all rounds.
     *
     * @param series number of series to adjust, 120 months each; a fifth of them is adjusted once more with the full search
     * @param seed same seed, same data
     */
    public static Figures run(int series, int threads, long seed) throws InterruptedException {
        long began = System.nanoTime();
        int byX13 = adjustAll(series, threads, seed, TradingDays.WORKING_DAYS);
        double adjustSeconds = (System.nanoTime() - began) / NANOS;
        int searched = Math.max(1, series / SEARCHED_SHARE);
        began = System.nanoTime();
        adjustAll(searched, threads, seed, TradingDays.EVERY_DAY);
        double searchedSeconds = (System.nanoTime() - began) / NANOS;
        FactorModelSpec spec = spec();
        Map<String, MonthlySeries> panel = panel(seed);
        began = System.nanoTime();
        FactorModel model = new FactorModelEstimator().estimate(spec, panel);
        double factorSeconds = (System.nanoTime() - began) / NANOS;
        return new Figures(
                threads,
                series,
                byX13,
                adjustSeconds,
                searched,
                searchedSeconds,
                PANEL_MONTHLY + PANEL_QUARTERLY,
                PANEL_MONTHS,
                model.iterations(),
                model.converged(),
                factorSeconds);
    }

    private static int adjustAll(int series, int threads, long seed, TradingDays tradingDays)
            throws InterruptedException {
        SeasonalAdjustmentService service = new SeasonalAdjustmentService(tradingDays);
        HolidayChoice newYear = HolidayChoice.of(HolidayCalendar.lunarNewYear());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<AdjustmentMethod>> methods = new ArrayList<>();
            for (int i = 0; i < series; i++) {
                MonthlySeries one = seasonalSeries(seed + i);
                methods.add(pool.submit(() -> service.adjust(one, newYear).method()));
            }
            int byX13 = 0;
            for (Future<AdjustmentMethod> method : methods) {
                byX13 += method.get() == AdjustmentMethod.X13 ? 1 : 0;
            }
            return byX13;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an adjustment failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static MonthlySeries seasonalSeries(long seed) {
        Random random = new Random(seed);
        double[] values = new double[ADJUSTED_MONTHS];
        double level = 5;
        double[] newYear = HolidayCalendar.lunarNewYear().after();
        int offset = 12 * (2014 - HolidayCalendar.lunarNewYear().firstYear());
        for (int i = 0; i < values.length; i++) {
            level += 0.003 + 0.02 * random.nextGaussian();
            double season = 0.1 * Math.sin(i * Math.PI / 6) - 0.15 * newYear[offset + i];
            values[i] = Math.exp(level + season + 0.03 * random.nextGaussian());
        }
        return MonthlySeries.of(YearMonth.of(2014, 1), values);
    }

    private static FactorModelSpec spec() {
        List<FactorModelSpec.SeriesSpec> series = new ArrayList<>();
        for (int i = 0; i < PANEL_MONTHLY + PANEL_QUARTERLY; i++) {
            series.add(new FactorModelSpec.SeriesSpec(
                    "s" + i,
                    i < PANEL_MONTHLY ? Frequency.MONTHLY : Frequency.QUARTERLY,
                    Transform.LEVEL,
                    List.of("global")));
        }
        return new FactorModelSpec(
                series,
                List.of(new FactorModelSpec.BlockSpec("global", 1)),
                1,
                5000,
                1e-4,
                Optional.empty(),
                Optional.empty(),
                Optional.of("s0"));
    }

    /** One common AR(1) factor, AR(1) idiosyncratic terms, a tenth of the values missing and a ragged edge. */
    private static Map<String, MonthlySeries> panel(long seed) {
        Random random = new Random(seed);
        double[] factor = autoregression(random, 0.8, 0.6, PANEL_MONTHS);
        Map<String, MonthlySeries> panel = new LinkedHashMap<>();
        for (int i = 0; i < PANEL_MONTHLY + PANEL_QUARTERLY; i++) {
            double[] own = autoregression(random, 0.4, 0.7, PANEL_MONTHS);
            double loading = 0.5 + random.nextDouble();
            double[] values = new double[PANEL_MONTHS];
            for (int t = 0; t < PANEL_MONTHS; t++) {
                boolean quarterly = i >= PANEL_MONTHLY;
                double month = loading * factor[t] + own[t];
                boolean missing =
                        quarterly ? t % 3 != 2 || t < 5 : random.nextDouble() < 0.1 || t > PANEL_MONTHS - 1 - i % 3;
                values[t] = missing ? Double.NaN : quarterly ? quarter(factor, own, loading, t) : month;
            }
            panel.put("s" + i, MonthlySeries.of(YearMonth.of(2004, 1), values));
        }
        return panel;
    }

    private static double quarter(double[] factor, double[] own, double loading, int t) {
        double[] weights = {1, 2, 3, 2, 1};
        double sum = 0;
        for (int lag = 0; lag < weights.length; lag++) {
            sum += weights[lag] * (loading * factor[t - lag] + own[t - lag]);
        }
        return sum;
    }

    private static double[] autoregression(Random random, double coefficient, double deviation, int months) {
        double[] values = new double[months];
        for (int t = 1; t < months; t++) {
            values[t] = coefficient * values[t - 1] + deviation * random.nextGaussian();
        }
        return values;
    }
}
