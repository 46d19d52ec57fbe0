package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.loomwatch.models.schools.forecast.History;

/**
 * Forecasts at rolling origins compared with what came. Areas without a usable count in the target year, or with fewer
 * than twenty pupils then (closed or closing: an event, not a forecast), are not scored.
 *
 * <p>Headline figures cover the largest areas that together held four fifths of the pupils in the origin year; a
 * percentage of a handful of pupils says nothing about places. The others are in the tables by size.
 */
public final class Backtest {

    public static final double HEADLINE_SHARE = 0.80;
    private static final double LOW = 0.10;
    private static final double HIGH = 0.90;

    private final ForecastInputs inputs;
    private final int firstOrigin;
    private final TreeMap<Integer, List<Choice>> choices = new TreeMap<>();

    /** Which models one origin chose at one level, by years ahead − 1. */
    public record Choice(int originYear, String level, List<String> totalModels, List<String> gradeModels) {}

    /** @param firstOrigin position of the first origin year that is scored */
    public Backtest(ForecastInputs inputs, int firstOrigin) {
        this.inputs = inputs;
        this.firstOrigin = firstOrigin;
    }

    /** Hands every scored row to {@code sink} and answers the forecast of the last year, which no row belongs to. */
    public OriginForecast run(Consumer<BacktestRow> sink) {
        ForecastEngine engine = new ForecastEngine(inputs);
        List<OriginForecast> last = new ArrayList<>();
        engine.run(forecast -> {
            if (forecast.origin() >= firstOrigin) {
                score(forecast, engine.truth(), sink);
                remember(forecast);
            }
            last.clear();
            last.add(forecast);
        });
        return last.get(0);
    }

    /** Choices of all scored origins and of the last year, filled by {@link #run}. */
    public List<Choice> choices() {
        return choices.values().stream().flatMap(List::stream).toList();
    }

    private void remember(OriginForecast forecast) {
        int year = inputs.panel().firstYear() + forecast.origin();
        choices.put(
                year,
                forecast.levels().stream()
                        .map(level ->
                                new Choice(year, level.history().level(), level.totalModels(), level.gradeModels()))
                        .toList());
    }

    private void score(OriginForecast forecast, Truth truth, Consumer<BacktestRow> sink) {
        for (int level = 0; level < forecast.levels().size(); level++) {
            LevelForecast at = forecast.levels().get(level);
            boolean[] headline = headline(at.history());
            for (int n = 0; n < headline.length; n++) {
                for (int h = 0;
                        h < inputs.horizon()
                                && forecast.origin() + h + 1 < inputs.panel().years();
                        h++) {
                    double actual = truth.total(level, n, forecast.origin() + h + 1);
                    double size = at.history().totalNow(n);
                    if (actual >= Selection.SMALLEST_TOTAL && size > 0) {
                        scoreNode(forecast, level, n, h, truth, headline[n], sink);
                    }
                }
            }
        }
    }

    private void scoreNode(
            OriginForecast forecast,
            int level,
            int n,
            int h,
            Truth truth,
            boolean headline,
            Consumer<BacktestRow> sink) {
        LevelForecast at = forecast.levels().get(level);
        History history = at.history();
        int year = forecast.origin() + h + 1;
        double plain = 0;
        for (int g = 0; g < history.grades(); g++) {
            plain += at.plainRatio(n, g, h);
        }
        sink.accept(row(
                forecast,
                at,
                n,
                h,
                BacktestRow.TOTAL,
                new double[] {
                    at.total(n, h),
                    at.totalQuantile(n, h, LOW),
                    at.totalQuantile(n, h, HIGH),
                    truth.total(level, n, year),
                    history.totalNow(n),
                    plain
                },
                headline));
        for (int g = 0; g < history.grades(); g++) {
            double actual = truth.pupils(level, n, g, year);
            if (actual > 0 || at.pupils(n, g, h) > 0) {
                sink.accept(row(
                        forecast,
                        at,
                        n,
                        h,
                        inputs.panel().firstGrade() + g,
                        new double[] {
                            at.pupils(n, g, h),
                            at.gradeQuantile(n, g, h, LOW),
                            at.gradeQuantile(n, g, h, HIGH),
                            actual,
                            history.now(n, g),
                            at.plainRatio(n, g, h)
                        },
                        headline));
            }
        }
    }

    private BacktestRow row(
            OriginForecast forecast, LevelForecast at, int n, int h, int grade, double[] values, boolean headline) {
        return new BacktestRow(
                at.history().level(),
                at.history().ids().get(n),
                grade,
                inputs.panel().firstYear() + forecast.origin(),
                h + 1,
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                at.history().totalNow(n),
                headline);
    }

    /** The largest nodes that together hold the headline share of the pupils in the origin year. */
    private static boolean[] headline(History history) {
        List<Integer> bySize = IntStream.range(0, history.size())
                .boxed()
                .sorted(Comparator.comparingDouble(n -> -history.totalNow(n)))
                .toList();
        double all = bySize.stream().mapToDouble(history::totalNow).sum();
        boolean[] headline = new boolean[history.size()];
        double held = 0;
        for (int n : bySize) {
            headline[n] = held < HEADLINE_SHARE * all && history.totalNow(n) > 0;
            held += history.totalNow(n);
        }
        return headline;
    }
}
