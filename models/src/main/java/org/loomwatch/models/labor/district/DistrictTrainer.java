package org.loomwatch.models.labor.district;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.BoosterLearner;
import org.loomwatch.models.labor.learner.BoosterSettings;
import org.loomwatch.models.labor.learner.Learner;
import org.loomwatch.models.labor.learner.LogisticLearner;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.panel.LabelledPanel;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.selection.Calibration;
import org.loomwatch.models.labor.selection.Search;

/**
 * Trains a model of the district. In order of time, with a horizon between: months to learn from, months to calibrate by and
 * to set the cut-offs, months to test on. Months whose horizon has not passed are in none of them.
 */
final class DistrictTrainer {

    private static final int CALIBRATION_MONTHS = 4;
    private static final int TEST_MONTHS = 3;

    /** A month until what happened is known. */
    private static final int REPORTING_MONTHS = 1;

    private static final int LEAST_EVENTS = 30;
    private static final int ROWS = 60_000;
    private static final int SEARCH_ROWS = 40_000;

    private final DistrictReader reader;
    private final Disputes disputes;
    private final int horizon;
    private final long seed;
    private List<Learner> learners = List.of();

    DistrictTrainer(DistrictReader reader, Disputes disputes, int horizon, long seed) {
        this.reader = reader;
        this.disputes = disputes;
        this.horizon = horizon;
        this.seed = seed;
    }

    /** A model with what is known of it, not yet registered. */
    record Trained(String id, ModelCard card, ModelFiles.Content content) {}

    /**
     * @param asOf last month with figures; nothing later is looked at
     * @param budget candidates for a search; 0 for the usual mean of logistic regression and boosted trees
     */
    Trained train(YearMonth first, YearMonth asOf, int budget) {
        YearMonth testUntil = asOf.minusMonths(horizon + REPORTING_MONTHS);
        YearMonth testFrom = testUntil.minusMonths(TEST_MONTHS - 1);
        YearMonth calibrateUntil = testFrom.minusMonths(1);
        YearMonth calibrateFrom = calibrateUntil.minusMonths(CALIBRATION_MONTHS - 1);
        YearMonth trainUntil = calibrateFrom.minusMonths(1 + horizon);
        if (trainUntil.isBefore(first.plusMonths(2))) {
            throw new LaborException("%s to %s is too short: at least %d months are needed"
                    .formatted(first, asOf, 5 + 2 * horizon + CALIBRATION_MONTHS + TEST_MONTHS + REPORTING_MONTHS));
        }
        YearMonth trainFrom = first.plusMonths(6).isAfter(trainUntil.minusMonths(6)) ? first : first.plusMonths(6);
        long all = reader.count(trainFrom, trainUntil);
        double share = Math.min(1, ROWS / (double) Math.max(1, all));
        DistrictRows learnt = reader.sample(trainFrom, trainUntil, horizon, share, seed);
        LabelledPanel panel = panel(learnt);
        int[] rows = IntStream.range(0, learnt.size()).toArray();
        int events = panel.events(rows);
        if (events < LEAST_EVENTS) {
            throw new LaborException("only %d disputes to learn from between %s and %s, at least %d were expected"
                    .formatted(events, trainFrom, trainUntil, LEAST_EVENTS));
        }
        Blend blend = blend(panel, rows, budget, share >= 1 ? 0 : Math.log(share));
        DistrictRows later = reader.months(calibrateFrom, calibrateUntil);
        double[] scores = blend.logOdds(later.features());
        Calibration calibration = Calibration.learn(scores, labels(later));
        Cutoffs cutoffs = Cutoffs.of(calibration.probabilities(scores));
        DistrictRows test = reader.months(testFrom, testUntil);
        byte[] testLabels = labels(test);
        double[] probabilities = calibration.probabilities(blend.logOdds(test.features()));
        double[] points = RuleBook.standard().points(test.features());
        String hash = hash(learnt, panel.labels());
        ModelCard card = new ModelCard(
                learners.stream().map(Learner::name).toList(),
                calibration.kind(),
                horizon,
                seed,
                trainFrom.toString(),
                trainUntil.toString(),
                calibrateFrom.toString(),
                testFrom.toString(),
                testUntil.toString(),
                learnt.size(),
                events,
                hash,
                DistrictFeatures.list(),
                cutoffs.red(),
                cutoffs.orange(),
                cutoffs.yellow(),
                cutoffs.blue(),
                figures(testLabels, probabilities),
                Ranking.auc(testLabels, points),
                Ranking.eventsWithin(testLabels, points, 0.05) / Ranking.count(points.length, 0.05));
        String id = "labor-%s-%s".formatted(trainUntil.toString().replace("-", ""), hash.substring(0, 8));
        return new Trained(id, card, new ModelFiles.Content(blend, calibration));
    }

    private Blend blend(LabelledPanel panel, int[] rows, int budget, double offset) {
        List<double[]> lines = List.of(new double[] {0, 1}, new double[] {0, 1});
        learners = List.of(new LogisticLearner(30), new BoosterLearner(BoosterSettings.boosted(120, 4, 0.1, 10)));
        if (budget > 0) {
            int[] some = rows.length <= SEARCH_ROWS
                    ? rows
                    : IntStream.of(rows)
                            .filter(row -> row % (1 + rows.length / SEARCH_ROWS) == 0)
                            .toArray();
            Search.Choice choice = new Search(panel, seed, budget).choose(some, horizon);
            learners = choice.learners();
            lines = choice.lines();
        }
        List<Blend.Member> members = new ArrayList<>();
        for (int l = 0; l < learners.size(); l++) {
            double slope = lines.get(l)[1];
            members.add(new Blend.Member(
                    learners.get(l).fit(panel.features(), panel.labels(), seed),
                    lines.get(l)[0] + slope * offset,
                    slope));
        }
        return new Blend(members);
    }

    private LabelledPanel panel(DistrictRows rows) {
        int first = rows.size() == 0 ? 0 : rows.month(0);
        List<String> usccs = new ArrayList<>();
        int[] times = new int[rows.size()];
        int last = first;
        for (int i = 0; i < times.length; i++) {
            usccs.add(rows.uscc(i));
            times[i] = rows.month(i) - first;
            last = Math.max(last, rows.month(i));
        }
        List<String> names = IntStream.rangeClosed(first, last)
                .mapToObj(month -> DistrictRows.monthOf(month).toString())
                .toList();
        return new LabelledPanel(rows.features(), usccs, times, names, labels(rows), List.of(), List.of());
    }

    private byte[] labels(DistrictRows rows) {
        byte[] labels = new byte[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = disputes.label(rows.uscc(i), rows.month(i), horizon);
        }
        return labels;
    }

    private static ModelCard.TestFigures figures(byte[] labels, double[] probabilities) {
        Figures f = Figures.of(labels, probabilities);
        return new ModelCard.TestFigures(
                f.rows(),
                f.events(),
                f.auc(),
                f.prAuc(),
                f.ks(),
                f.brier(),
                f.ece(),
                f.meanProbability(),
                f.precisionAt5(),
                f.recallAt5(),
                Figures.bins(labels, probabilities, 10).stream()
                        .map(bin -> new ModelCard.Tenth(bin.meanProbability(), bin.observed(), bin.rows()))
                        .toList());
    }

    private static String hash(DistrictRows rows, byte[] labels) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < labels.length; i++) {
                digest.update((rows.uscc(i) + rows.month(i)).getBytes(StandardCharsets.UTF_8));
                digest.update(labels[i]);
            }
            ByteBuffer buffer = ByteBuffer.allocate(4 * rows.size());
            for (int c = 0; c < rows.features().width(); c++) {
                buffer.clear();
                for (float value : rows.features().column(c)) {
                    buffer.putFloat(value);
                }
                digest.update(buffer.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
