package org.loomwatch.models.labor.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.metrics.Bootstrap;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.StabilityIndex;
import org.loomwatch.models.labor.panel.Changes;
import org.loomwatch.models.labor.panel.Finding;
import org.loomwatch.models.labor.panel.LabelledPanel;
import org.loomwatch.models.labor.panel.PanelReader;
import org.loomwatch.models.labor.report.BacktestReport;
import org.loomwatch.models.labor.report.PredictionsCsv;
import org.loomwatch.models.labor.selection.Fitting;
import org.loomwatch.models.labor.selection.Fold;
import org.loomwatch.models.labor.selection.Search;

/**
 * Tests on any panel how good warnings would have been: a model is chosen, fitted and calibrated on earlier rows (or other
 * folds) only, and judged on the rest.
 */
public final class BacktestService {

    private static final int LEAST_EVENTS = 10;
    private static final int MOST_DRIFT = 15;

    /**
     * Writes {@code predictions.csv} and {@code report.html} into the request's directory.
     *
     * @throws LaborException if the file is no panel with these columns, or has too few events
     */
    public BacktestSummary run(BacktestRequest request) {
        long start = System.nanoTime();
        LabelledPanel panel = PanelReader.read(request.panel(), request.columns());
        BacktestResult result = test(panel, request);
        PredictionsCsv.write(request.out().resolve("predictions.csv"), result.predictions());
        BacktestReport.write(request.out().resolve("report.html"), result);
        return summary(result, (System.nanoTime() - start) / 1e9);
    }

    /** The test itself, in memory. */
    static BacktestResult test(LabelledPanel plain, BacktestRequest request) {
        int gap = request.horizon();
        List<Fold> folds = folds(plain, request);
        for (Fold fold : folds) {
            if (plain.events(fold.train()) < LEAST_EVENTS) {
                throw new LaborException("only %d events to learn from, at least %d were expected"
                        .formatted(plain.events(fold.train()), LEAST_EVENTS));
            }
        }
        boolean perFold = !plain.hasTime();
        Search.Choice choice = new Search(plain, request.seed(), request.budget())
                .choose(folds.get(0).train(), gap);
        LabelledPanel panel = plain;
        if (plain.hasTime()) {
            LabelledPanel changed = plain.withFeatures(Changes.of(plain));
            Search.Choice withChanges = new Search(changed, request.seed(), request.budget())
                    .choose(choice.learners(), folds.get(0).train(), gap);
            if (withChanges.trials().get(0).logLoss() < choice.trials().get(0).logLoss()) {
                panel = changed;
                choice = withChanges;
            }
        }
        double[] probabilities = new double[panel.rows()];
        List<Integer> tested = new ArrayList<>();
        for (int f = 0; f < folds.size(); f++) {
            Fold fold = folds.get(f);
            Search.Choice own = perFold && f > 0
                    ? new Search(panel, request.seed(), request.budget()).choose(fold.train(), gap)
                    : choice;
            Blend model = Fitting.fit(own, panel, fold.train(), request.seed());
            double[] scores = model.logOdds(panel.features().rows(fold.test()));
            for (int i = 0; i < scores.length; i++) {
                probabilities[fold.test()[i]] = own.calibration().probability(scores[i]);
                tested.add(fold.test()[i]);
            }
        }
        int[] rows = tested.stream().mapToInt(Integer::intValue).sorted().toArray();
        double[] own = IntStream.of(rows).mapToDouble(row -> probabilities[row]).toArray();
        Predictions predictions = new Predictions(panel, rows, own);
        if (panel.events(rows) == 0 || panel.events(rows) == rows.length) {
            throw new LaborException("the rows to test on have one class only");
        }
        return new BacktestResult(
                panel,
                predictions,
                choice,
                Figures.of(predictions.labels(), own),
                new Bootstrap(predictions.labels(), own, predictions::entity, request.seed()),
                Baselines.of(plain, folds.get(0).train(), predictions, gap),
                drift(plain, folds.get(0), rows),
                design(request, folds));
    }

    private static List<Fold> folds(LabelledPanel panel, BacktestRequest request) {
        int[] all = IntStream.range(0, panel.rows()).toArray();
        if (request.folds() > 0) {
            return Fold.byEntity(panel, all, request.folds(), request.seed());
        }
        int gap = request.horizon();
        if (request.trainUntil().isEmpty()) {
            List<Fold> folds = Fold.walkForward(
                    panel, all, gap, Math.max(1, panel.timeNames().size() / 3));
            if (folds.isEmpty()) {
                throw new LaborException("too few times or events to walk forward through");
            }
            return folds;
        }
        String until = request.trainUntil().get();
        int last = panel.timeNames().indexOf(until);
        if (last < 0) {
            throw new LaborException(
                    "--train-until %s: no row has this time; there are %s".formatted(until, panel.timeNames()));
        }
        int[] train = IntStream.of(all).filter(row -> panel.time(row) <= last).toArray();
        int[] test =
                IntStream.of(all).filter(row -> panel.time(row) > last + gap).toArray();
        if (test.length == 0) {
            throw new LaborException("--train-until %s leaves nothing to test on".formatted(until));
        }
        return List.of(new Fold(train, test));
    }

    private static List<BacktestResult.Drift> drift(LabelledPanel panel, Fold first, int[] tested) {
        int[] train = first.train();
        List<BacktestResult.Drift> drift = new ArrayList<>();
        for (int c = 0; c < panel.features().width(); c++) {
            float[] column = panel.features().column(c);
            drift.add(new BacktestResult.Drift(
                    panel.features().names().get(c), StabilityIndex.of(pick(column, train), pick(column, tested))));
        }
        drift.sort(
                Comparator.comparingDouble(BacktestResult.Drift::stabilityIndex).reversed());
        return drift.stream().limit(MOST_DRIFT).toList();
    }

    private static float[] pick(float[] column, int[] rows) {
        float[] picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }

    private static String design(BacktestRequest request, List<Fold> folds) {
        if (request.folds() > 0) {
            return "%d folds by entity; each fold's model is chosen, fitted and calibrated on the other folds"
                    .formatted(request.folds());
        }
        String gap = request.horizon() == 0 ? "" : ", a gap of %d".formatted(request.horizon());
        return request.trainUntil()
                .map(until -> "trained on times up to %s, tested on all later ones%s".formatted(until, gap))
                .orElse("walking forward through the last %d times%s".formatted(folds.size(), gap));
    }

    private static BacktestSummary summary(BacktestResult result, double seconds) {
        Figures figures = result.figures();
        Map<String, Integer> findings = new TreeMap<>();
        for (Finding finding : result.panel().findings()) {
            findings.merge(finding.kind(), 1, Integer::sum);
        }
        return new BacktestSummary(
                result.choice().name(),
                figures.rows(),
                figures.events(),
                round(figures.auc()),
                interval(result, Figures::auc),
                round(figures.prAuc()),
                interval(result, Figures::prAuc),
                round(figures.ks()),
                round(figures.brier()),
                round(figures.ece()),
                round(figures.meanProbability()),
                round((double) figures.events() / figures.rows()),
                round(figures.precisionAt5()),
                interval(result, Figures::precisionAt5),
                round(figures.recallAt5()),
                findings,
                Math.rint(seconds * 100) / 100);
    }

    private static List<Double> interval(BacktestResult result, java.util.function.ToDoubleFunction<Figures> figure) {
        Bootstrap.Interval interval = result.bootstrap().interval(figure);
        return List.of(round(interval.low()), round(interval.high()));
    }

    private static double round(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
