package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.loomwatch.models.schools.forecast.Candidate;
import org.loomwatch.models.schools.forecast.Candidates;
import org.loomwatch.models.schools.forecast.GrowthRegression;
import org.loomwatch.models.schools.forecast.History;
import org.loomwatch.models.schools.forecast.Projections;

/**
 * Makes a forecast at every origin year in turn, from the second year to the last. Each origin uses only data up to
 * itself, and only errors of earlier origins whose outcome it already knows: to choose models and mixtures, to train the
 * regression, and to set the intervals. The last origin's forecast is the one for the future.
 */
public final class ForecastEngine {

    private static final int FIRST_ORIGIN = 1;
    /** Forecasts from fewer years than this say little about the errors to come. */
    private static final int FIRST_ORIGIN_FOR_ERRORS = 2;

    private final ForecastInputs inputs;
    private final LevelMap levels;
    private final Truth truth;
    private final int years;
    private final List<List<LevelCandidates>> candidates = new ArrayList<>();
    private final List<List<double[][][]>> finals = new ArrayList<>();

    public ForecastEngine(ForecastInputs inputs) {
        this.inputs = inputs;
        this.levels = new LevelMap(inputs.panel().areas(), inputs.groups());
        this.truth = new Truth(inputs.panel(), levels);
        this.years = inputs.panel().years();
    }

    Truth truth() {
        return truth;
    }

    /** Hands every origin's forecast to {@code sink}, in order. */
    public void run(Consumer<OriginForecast> sink) {
        OriginViews views = new OriginViews(inputs.panel(), levels, inputs.births(), inputs.events(), inputs.horizon());
        List<Candidate> models = Candidates.list(inputs.births().isPresent());
        candidates.addAll(IntStream.range(FIRST_ORIGIN, years)
                .parallel()
                .mapToObj(origin -> views.at(origin).stream()
                        .map(history -> new LevelCandidates(history, inputs.horizon(), models))
                        .toList())
                .toList());
        Selection selection = new Selection(truth, years);
        Reconciliation reconciliation = new Reconciliation(levels, truth, years);
        for (int origin = FIRST_ORIGIN; origin < years; origin++) {
            sink.accept(forecast(origin, selection, reconciliation));
        }
    }

    private OriginForecast forecast(int origin, Selection selection, Reconciliation reconciliation) {
        List<LevelCandidates> here = candidates.get(origin - FIRST_ORIGIN);
        List<double[][][]> direct = new ArrayList<>();
        List<Selection.Choice> choices = new ArrayList<>();
        for (int level = levels.count() - 1; level >= 0; level--) {
            here.get(level).addRegression(trainRegression(origin, level), above(here, level));
        }
        for (int level = 0; level < levels.count(); level++) {
            Selection.Choice choice = selection.choose(origin, deciding(level), inputs.horizon());
            choices.add(choice);
            direct.add(combine(here.get(level), choice));
            selection.record(origin, level, here.get(level));
        }
        int[] setting = reconciliation.choose(origin, inputs.horizon());
        List<double[][][]> reconciled = reconciliation.apply(direct, setting);
        reconciliation.record(origin, direct);
        finals.add(reconciled);
        List<LevelForecast> out = new ArrayList<>();
        for (int level = 0; level < levels.count(); level++) {
            int at = level;
            out.add(new LevelForecast(
                    here.get(level).history(),
                    reconciled.get(level),
                    here.get(level).get(Candidates.PLAIN_RATIO),
                    choices.get(level),
                    () -> errors(origin, at, true),
                    () -> errors(origin, at, false)));
        }
        return new OriginForecast(origin, out);
    }

    /** The level whose errors choose the models of this one: itself, or the next lower with enough nodes. */
    private int deciding(int level) {
        int deciding = level;
        while (!levels.isDeciding(deciding)) {
            deciding--;
        }
        return deciding;
    }

    /** Grades by one model, scaled to the totals by another. */
    private double[][][] combine(LevelCandidates models, Selection.Choice choice) {
        History history = models.history();
        Map<String, double[][][]> made = new HashMap<>();
        double[][][] out = new double[history.size()][history.grades()][inputs.horizon()];
        for (int h = 0; h < inputs.horizon(); h++) {
            double[][][] totals = made.computeIfAbsent(choice.totalModel()[h], models::get);
            double[][][] grades = made.computeIfAbsent(choice.gradeModel()[h], models::get);
            for (int n = 0; n < out.length; n++) {
                double total = Projections.total(totals, n, h);
                double sum = Projections.total(grades, n, h);
                for (int g = 0; g < out[n].length; g++) {
                    out[n][g][h] = sum > 0 ? grades[n][g][h] * total / sum : totals[n][g][h];
                }
            }
        }
        return out;
    }

    private GrowthRegression trainRegression(int origin, int level) {
        List<GrowthRegression.Case> cases = new ArrayList<>();
        for (int past = FIRST_ORIGIN; past < origin; past++) {
            LevelCandidates then = candidates.get(past - FIRST_ORIGIN).get(level);
            List<LevelCandidates> above = above(candidates.get(past - FIRST_ORIGIN), level);
            for (int h = 0; h < inputs.horizon() && past + h + 1 <= origin; h++) {
                for (int n = 0; n < then.history().size(); n++) {
                    double before = then.history().totalNow(n);
                    double after = truth.total(level, n, past + h + 1);
                    if (before >= Selection.SMALLEST_TOTAL && after >= Selection.SMALLEST_TOTAL) {
                        cases.add(new GrowthRegression.Case(then.features(n, h, above), Math.log(after / before)));
                    }
                }
            }
        }
        return GrowthRegression.train(cases, inputs.seed());
    }

    private static List<LevelCandidates> above(List<LevelCandidates> all, int level) {
        return all.subList(level + 1, all.size());
    }

    private ErrorDistribution errors(int origin, int level, boolean totals) {
        ErrorBook book = new ErrorBook(inputs.horizon());
        for (int past = FIRST_ORIGIN_FOR_ERRORS; past < origin; past++) {
            double[][][] forecast = finals.get(past - FIRST_ORIGIN).get(level);
            for (int h = 0; h < inputs.horizon() && past + h + 1 <= origin; h++) {
                int year = past + h + 1;
                for (int n = 0; n < forecast.length; n++) {
                    double actual = truth.total(level, n, year);
                    if (!(actual > 0)) {
                        continue;
                    }
                    if (totals) {
                        book.add(h, Projections.total(forecast, n, h), actual);
                    } else {
                        for (int g = 0; g < forecast[n].length; g++) {
                            book.add(h, forecast[n][g][h], truth.pupils(level, n, g, year));
                        }
                    }
                }
            }
        }
        return book.close();
    }
}
