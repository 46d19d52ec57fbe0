package org.loomwatch.models.labor.district;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.FeatureChoice;
import org.loomwatch.models.labor.experiment.RunReport;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.Scorer;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.metrics.Shares;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.selection.Calibration;

/** Calibrates a model, ours or another's, and says what it is worth in months that neither it nor its calibration has seen. */
final class ModelJudge {

    /** Name of the score among the spreads of the features. */
    static final String SCORE = "score";

    /** Rows to calibrate by, or to test on, at most. */
    private static final double MOST_LATER_ROWS = 400_000;

    private final DistrictReader reader;
    private final GroupReader groups;
    private final List<String> features;
    private final int horizon;
    private final long seed;

    /** @throws org.loomwatch.models.labor.LaborException if the experiment asks for features that there are not */
    ModelJudge(DistrictReader reader, GroupReader groups, Experiment experiment) {
        this.reader = reader;
        this.groups = groups;
        this.features = FeatureChoice.of(experiment.features(), DistrictFeatures.list(), DistrictFeatures::feedOf);
        this.horizon = experiment.horizon();
        this.seed = experiment.seed();
    }

    /** What the experiment lets a model look at. */
    List<String> features() {
        return features;
    }

    /** What is known when the test begins. */
    DistrictReader later(TrainingPlan plan) {
        return reader.knownBy(plan.testFrom().minusMonths(1));
    }

    /** The months that a model is calibrated by, what it says of them, and what follows from that. */
    static final class Calibrated {
        private final DistrictRows rows;
        private final double[] scores;
        private final byte[] labels;
        private final Calibration calibration;
        private final Cutoffs cutoffs;

        private Calibrated(DistrictRows rows, double[] scores, byte[] labels) {
            this.rows = rows;
            this.scores = scores;
            this.labels = labels;
            this.calibration = Calibration.learn(scores, labels);
            this.cutoffs = Cutoffs.of(calibration.probabilities(scores));
        }

        /** The same after each score was put on a line: intercept, slope. */
        Calibrated along(double[] line) {
            return new Calibrated(
                    rows,
                    Arrays.stream(scores)
                            .map(score -> line[0] + line[1] * score)
                            .toArray(),
                    labels);
        }

        /** Intercept and slope that bring the scores to our level. */
        double[] level() {
            return Calibration.level(scores, labels);
        }

        /** SHA-256 of the months. */
        String hash() {
            return ModelJudge.hash(rows, labels);
        }

        int events() {
            int events = 0;
            for (byte label : labels) {
                events += label;
            }
            return events;
        }
    }

    Calibrated calibrate(TrainingPlan plan, Scorer scorer) {
        DistrictReader later = later(plan);
        DistrictRows rows = months(later, plan.calibrateFrom(), plan.calibrateUntil());
        return new Calibrated(rows, scorer.logOdds(rows.features()), labels(rows, later.disputes()));
    }

    /**
     * What a model was made from.
     *
     * @param trainedFrom first month learnt from; empty where nobody here knows
     * @param trainedUntil last month learnt from; empty where nobody here knows
     * @param rows enterprise-months learnt from; 0 where nobody here knows
     */
    record Origin(
            List<String> members, String trainedFrom, String trainedUntil, int rows, int events, String dataHash) {}

    /** Tests a calibrated model and writes what is known of it. */
    TrainedModel judge(String id, TrainingPlan plan, Blend blend, Calibrated calibrated, Origin origin) {
        DistrictRows test = months(reader, plan.testFrom(), plan.testUntil());
        FeatureTable chosen = test.features().columns(features);
        byte[] labels = labels(test, reader.disputes());
        double[] probabilities = calibrated.calibration.probabilities(blend.logOdds(chosen));
        RunReport report =
                new RunReporter(test, labels, probabilities, groups).report(blend, chosen, calibrated.cutoffs, seed);
        double[] points = RuleBook.standard().points(test.features());
        Cutoffs cutoffs = calibrated.cutoffs;
        ModelCard card = new ModelCard(
                origin.members(),
                calibrated.calibration.kind(),
                horizon,
                seed,
                origin.trainedFrom(),
                origin.trainedUntil(),
                plan.calibrateFrom().toString(),
                plan.testFrom().toString(),
                plan.testUntil().toString(),
                origin.rows(),
                origin.events(),
                origin.dataHash(),
                features,
                cutoffs.red(),
                cutoffs.orange(),
                cutoffs.yellow(),
                cutoffs.blue(),
                figures(labels, probabilities),
                Ranking.auc(labels, points),
                Ranking.eventsWithin(labels, points, 0.05) / Ranking.count(points.length, 0.05));
        return new TrainedModel(
                id,
                card,
                new ModelFiles.Content(blend, calibrated.calibration),
                spreads(calibrated.rows.features(), calibrated.scores),
                report);
    }

    private DistrictRows months(DistrictReader from, YearMonth first, YearMonth last) {
        double share = Math.min(1, MOST_LATER_ROWS / Math.max(1, from.count(first, last)));
        return from.months(first, last, share, seed);
    }

    byte[] labels(DistrictRows rows, Disputes disputes) {
        byte[] labels = new byte[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = disputes.label(rows.uscc(i), rows.month(i), horizon);
        }
        return labels;
    }

    private static Map<String, Shares> spreads(FeatureTable features, double[] scores) {
        Map<String, Shares> spreads = new LinkedHashMap<>();
        spreads.put(SCORE, Shares.of(singles(scores)));
        for (int c = 0; c < features.width(); c++) {
            spreads.put(features.names().get(c), Shares.of(features.column(c)));
        }
        return spreads;
    }

    static float[] singles(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            singles[i] = (float) values[i];
        }
        return singles;
    }

    static ModelCard.TestFigures figures(byte[] labels, double[] probabilities) {
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

    /** SHA-256 of keys, labels and features. */
    static String hash(DistrictRows rows, byte[] labels) {
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
