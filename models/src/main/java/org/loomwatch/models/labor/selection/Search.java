package org.loomwatch.models.labor.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.loomwatch.models.labor.learner.BoosterLearner;
import org.loomwatch.models.labor.learner.BoosterSettings;
import org.loomwatch.models.labor.learner.Learner;
import org.loomwatch.models.labor.learner.LogisticLearner;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.panel.LabelledPanel;

/**
 * Chooses hyper-parameters and the blend by predictions for rows that were not learnt from. The measure is the log-loss
 * after a straight-line calibration: order and level both count.
 */
public final class Search {

    /** What one candidate was worth. */
    public record Trial(String name, double logLoss, double auc, double prAuc) {}

    /**
     * What was chosen.
     *
     * @param lines intercept and slope that put each learner on one scale
     * @param trials everything tried, best first
     */
    public record Choice(
            List<Learner> learners, List<double[]> lines, Calibration calibration, List<Trial> trials, int fits) {

        public Choice {
            learners = List.copyOf(learners);
            lines = List.copyOf(lines);
            trials = List.copyOf(trials);
        }

        public String name() {
            String names =
                    String.join(" + ", learners.stream().map(Learner::name).toList());
            return learners.size() == 1 ? names : "mean of " + names;
        }
    }

    private final LabelledPanel panel;
    private final long seed;
    private final int budget;

    /** @param budget candidates tried; each is fitted once a fold */
    public Search(LabelledPanel panel, long seed, int budget) {
        this.panel = panel;
        this.seed = seed;
        this.budget = budget;
    }

    /** Candidates: a ladder of ridge penalties, a forest, then boosted trees drawn by seed until the budget is used up. */
    public static List<Learner> candidates(int budget, int rows, long seed) {
        List<Learner> all = new ArrayList<>(List.of(
                new LogisticLearner(100), new LogisticLearner(30), new LogisticLearner(300), new LogisticLearner(10)));
        boolean small = rows < 20_000;
        all.add(new BoosterLearner(BoosterSettings.boosted(small ? 300 : 200, small ? 4 : 5, 0.06, small ? 1.5 : 15)));
        all.add(new BoosterLearner(BoosterSettings.forest(200, small ? 8 : 10)));
        SplittableRandom random = new SplittableRandom(seed);
        int[] depths = {3, 4, 5, 6};
        double[] rates = {0.03, 0.05, 0.08};
        double[] weights = small ? new double[] {0.5, 1, 2.5} : new double[] {5, 15, 50};
        while (all.size() < budget) {
            double rate = rates[random.nextInt(rates.length)];
            int trees = (int) Math.round((small ? 20 : 12) / rate);
            all.add(new BoosterLearner(BoosterSettings.boosted(
                    trees, depths[random.nextInt(depths.length)], rate, weights[random.nextInt(weights.length)])));
        }
        return all.stream().distinct().limit(budget).toList();
    }

    /** @param gap times between the last row learnt from and the first predicted */
    public Choice choose(int[] rows, int gap) {
        return choose(candidates(budget, rows.length, seed), rows, gap);
    }

    /** The same choice among these candidates only. */
    public Choice choose(List<Learner> candidates, int[] rows, int gap) {
        List<Fold> folds = Fold.inner(panel, rows, gap, seed);
        int[] tested =
                folds.stream().flatMapToInt(fold -> Arrays.stream(fold.test())).toArray();
        byte[] labels = panel.labels(tested);
        // Each learner works with one thread, so that two machines give the same bytes: several learn at once.
        List<double[]> predicted = candidates.parallelStream()
                .map(learner -> predict(learner, folds, tested.length))
                .toList();
        Map<Learner, double[]> odds = new LinkedHashMap<>();
        Map<Learner, Trial> trials = new LinkedHashMap<>();
        for (int c = 0; c < candidates.size(); c++) {
            Learner learner = candidates.get(c);
            odds.put(learner, predicted.get(c));
            trials.put(learner, trial(learner.name(), predicted.get(c), labels));
        }
        return blend(odds, trials, labels, odds.size() * folds.size());
    }

    /** Log-odds of the rows of all folds' tests, one fold after the other. */
    private double[] predict(Learner learner, List<Fold> folds, int rows) {
        double[] scores = new double[rows];
        int at = 0;
        for (Fold fold : folds) {
            double[] part = Fitting.fit(learner, panel, fold.train(), seed)
                    .logOdds(panel.features().rows(fold.test()));
            System.arraycopy(part, 0, scores, at, part.length);
            at += part.length;
        }
        return scores;
    }

    private static Trial trial(String name, double[] scores, byte[] labels) {
        return new Trial(
                name,
                Figures.logLoss(labels, Calibration.platt(scores, labels).probabilities(scores)),
                Ranking.auc(labels, scores),
                Ranking.averagePrecision(labels, scores));
    }

    /** The best of each kind alone, and every mean of two or all of them. */
    private Choice blend(Map<Learner, double[]> odds, Map<Learner, Trial> trials, byte[] labels, int fits) {
        Map<String, Learner> best = new LinkedHashMap<>();
        trials.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(Trial::logLoss)))
                .forEach(entry -> best.putIfAbsent(entry.getKey().kind(), entry.getKey()));
        List<Learner> kinds = List.copyOf(best.values());
        List<Trial> all = new ArrayList<>(trials.values());
        List<Learner> chosen = List.of();
        double[] chosenScores = {};
        double least = Double.POSITIVE_INFINITY;
        for (int set = 1; set < 1 << kinds.size(); set++) {
            List<Learner> members = new ArrayList<>();
            for (int k = 0; k < kinds.size(); k++) {
                if ((set & 1 << k) != 0) {
                    members.add(kinds.get(k));
                }
            }
            double[] mean = mean(members, odds, labels);
            Trial trial =
                    trial(String.join(" + ", members.stream().map(Learner::name).toList()), mean, labels);
            if (members.size() > 1) {
                all.add(trial);
            }
            if (trial.logLoss() < least) {
                least = trial.logLoss();
                chosen = members;
                chosenScores = mean;
            }
        }
        all.sort(Comparator.comparingDouble(Trial::logLoss));
        List<double[]> lines = chosen.stream()
                .map(learner -> Calibration.line(odds.get(learner), labels))
                .toList();
        return new Choice(chosen, lines, Calibration.learn(chosenScores, labels), all, fits);
    }

    private static double[] mean(List<Learner> members, Map<Learner, double[]> odds, byte[] labels) {
        double[] mean = new double[labels.length];
        for (Learner member : members) {
            double[] scores = odds.get(member);
            double[] line = Calibration.line(scores, labels);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (line[0] + line[1] * scores[i]) / members.size();
            }
        }
        return mean;
    }
}
