package org.loomwatch.models.labor.district;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.experiment.FeatureChoice;
import org.loomwatch.models.labor.experiment.RunReport;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.BoosterLearner;
import org.loomwatch.models.labor.learner.BoosterSettings;
import org.loomwatch.models.labor.learner.Learner;
import org.loomwatch.models.labor.learner.LogisticLearner;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.metrics.Shares;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.models.labor.panel.LabelledPanel;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.selection.Calibration;
import org.loomwatch.models.labor.selection.Search;

/** Trains a model of the district by a plan of months, and says what it is worth in those that it has not seen. */
final class DistrictTrainer {

    /** Name of the score among the spreads of the features. */
    static final String SCORE = "score";

    private static final int LEAST_EVENTS = 30;
    private static final int ROWS = 90_000;
    private static final int SEARCH_ROWS = 25_000;

    /** Rows to calibrate by, or to test on, at most. */
    private static final double MOST_LATER_ROWS = 400_000;

    private final DistrictReader reader;
    private final GroupReader groups;
    private final Experiment experiment;
    private final List<String> features;
    private final int horizon;
    private final long seed;
    private List<Learner> learners = List.of();
    private List<double[]> lines = List.of();

    /** @throws LaborException if the experiment asks for features that there are not */
    DistrictTrainer(DistrictReader reader, GroupReader groups, Experiment experiment) {
        this.reader = reader;
        this.groups = groups;
        this.experiment = experiment;
        this.features = FeatureChoice.of(experiment.features(), DistrictFeatures.list(), DistrictFeatures::feedOf);
        this.horizon = experiment.horizon();
        this.seed = experiment.seed();
    }

    /**
     * A model with what is known of it, not yet registered.
     *
     * @param spreads how features and score were spread in the months it was calibrated by, to measure drift against
     */
    record Trained(
            String id, ModelCard card, ModelFiles.Content content, Map<String, Shares> spreads, RunReport report) {}

    /**
     * Learns, calibrates on months that were not learnt from, then learns once more from both: the more recent, the better, and
     * neither the calibration nor the choice of the learner has seen what it is fitted to. Both fits run side by side.
     */
    Trained train(TrainingPlan plan) {
        DistrictReader then = reader.knownBy(plan.calibrateFrom().minusMonths(1));
        Sample learnt = sample(then, plan.learnFrom(), plan.learnUntil());
        int events = learnt.events();
        if (events < LEAST_EVENTS) {
            throw new LaborException("only %d disputes to learn from between %s and %s, at least %d were expected"
                    .formatted(events, plan.learnFrom(), plan.learnUntil(), LEAST_EVENTS));
        }
        choose(learnt.panel());
        DistrictReader later = reader.knownBy(plan.testFrom().minusMonths(1));
        CompletableFuture<Learnt> second = CompletableFuture.supplyAsync(() -> {
            Sample all = sample(later, plan.learnFrom(), plan.calibrateUntil());
            return new Learnt(all, fit(all), hash(all.rows(), all.panel().labels()));
        });
        DistrictRows calibrating = months(later, plan.calibrateFrom(), plan.calibrateUntil());
        double[] scores = fit(learnt).logOdds(calibrating.features());
        Calibration calibration = Calibration.learn(scores, labels(calibrating, later.disputes()));
        Cutoffs cutoffs = Cutoffs.of(calibration.probabilities(scores));
        Learnt all = joined(second);
        Blend blend = all.blend();
        Tested tested = tested(plan, blend, calibration);
        ModelCard card = card(plan, calibration, cutoffs, all.sample(), all.hash(), tested);
        RunReport report = new RunReporter(tested.rows, tested.labels, tested.probabilities, groups)
                .report(blend, tested.features, cutoffs, seed);
        return new Trained(
                id(plan, all.hash()),
                card,
                new ModelFiles.Content(blend, calibration),
                spreads(calibrating.features(), scores),
                report);
    }

    /** The same experiment on the same data is the same model. */
    private String id(TrainingPlan plan, String dataHash) {
        String both = ExperimentRuns.hash(dataHash + ExperimentRuns.key(experiment));
        return "labor-%s-%s".formatted(plan.calibrateUntil().toString().replace("-", ""), both.substring(0, 8));
    }

    /** The test months with what the model says of them. */
    private static final class Tested {
        private final DistrictRows rows;
        private final FeatureTable features;
        private final byte[] labels;
        private final double[] probabilities;

        private Tested(DistrictRows rows, FeatureTable features, byte[] labels, double[] probabilities) {
            this.rows = rows;
            this.features = features;
            this.labels = labels;
            this.probabilities = probabilities;
        }
    }

    private Tested tested(TrainingPlan plan, Blend blend, Calibration calibration) {
        DistrictRows test = months(reader, plan.testFrom(), plan.testUntil());
        FeatureTable chosen = test.features().columns(features);
        return new Tested(
                test, chosen, labels(test, reader.disputes()), calibration.probabilities(blend.logOdds(chosen)));
    }

    /**
     * Rows to learn from.
     *
     * @param offset log of the share of the rows without an event that were drawn
     */
    private record Sample(DistrictRows rows, LabelledPanel panel, double offset) {
        int events() {
            return panel.events(IntStream.range(0, panel.rows()).toArray());
        }
    }

    /** What was learnt from a sample, and the hash of the sample. */
    private record Learnt(Sample sample, Blend blend, String hash) {}

    private Sample sample(DistrictReader from, YearMonth first, YearMonth last) {
        double share = Math.min(1, ROWS / (double) Math.max(1, from.count(first, last)));
        DistrictRows rows = from.sample(first, last, horizon, share, seed);
        return new Sample(rows, panel(rows, from.disputes()), share >= 1 ? 0 : Math.log(share));
    }

    private static Learnt joined(CompletableFuture<Learnt> learnt) {
        try {
            return learnt.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private ModelCard card(
            TrainingPlan plan, Calibration calibration, Cutoffs cutoffs, Sample learnt, String hash, Tested tested) {
        byte[] labels = tested.labels;
        double[] probabilities = tested.probabilities;
        double[] points = RuleBook.standard().points(tested.rows.features());
        return new ModelCard(
                learners.stream().map(Learner::name).toList(),
                calibration.kind(),
                horizon,
                seed,
                plan.learnFrom().toString(),
                plan.calibrateUntil().toString(),
                plan.calibrateFrom().toString(),
                plan.testFrom().toString(),
                plan.testUntil().toString(),
                learnt.rows().size(),
                learnt.events(),
                hash,
                features,
                cutoffs.red(),
                cutoffs.orange(),
                cutoffs.yellow(),
                cutoffs.blue(),
                figures(labels, probabilities),
                Ranking.auc(labels, points),
                Ranking.eventsWithin(labels, points, 0.05) / Ranking.count(points.length, 0.05));
    }

    private DistrictRows months(DistrictReader from, YearMonth first, YearMonth last) {
        double share = Math.min(1, MOST_LATER_ROWS / Math.max(1, from.count(first, last)));
        return from.months(first, last, share, seed);
    }

    private void choose(LabelledPanel panel) {
        learners = usual(experiment.model());
        lines = learners.stream().map(one -> new double[] {0, 1}).toList();
        if (experiment.search() > 0) {
            int step = 1 + panel.rows() / SEARCH_ROWS;
            int[] some = IntStream.range(0, panel.rows())
                    .filter(row -> row % step == 0)
                    .toArray();
            Search.Choice choice =
                    new Search(panel, seed, experiment.search()).choose(candidates(some.length), some, horizon);
            learners = choice.learners();
            lines = choice.lines();
        }
    }

    /** Candidates of a search: those of the experiment's kind of model, and its own settings first. */
    private List<Learner> candidates(int rows) {
        List<Learner> own = usual(experiment.model());
        String kind = experiment.model().kind();
        List<Learner> all = new ArrayList<>(kind.equals("blend") ? List.of() : own);
        Search.candidates(experiment.search(), rows, seed).stream()
                .filter(one ->
                        kind.equals("blend") || one.kind().equals(own.get(0).kind()))
                .forEach(all::add);
        return all.stream().distinct().limit(experiment.search()).toList();
    }

    private static List<Learner> usual(Experiment.Model model) {
        List<Learner> chosen = new ArrayList<>();
        if (!model.kind().equals("boosted")) {
            chosen.add(new LogisticLearner(model.penalty()));
        }
        if (!model.kind().equals("logistic")) {
            chosen.add(new BoosterLearner(
                    BoosterSettings.boosted(model.trees(), model.depth(), model.learningRate(), model.leastChild())));
        }
        return List.copyOf(chosen);
    }

    private Blend fit(Sample sample) {
        List<Blend.Member> members = new ArrayList<>();
        for (int l = 0; l < learners.size(); l++) {
            double slope = lines.get(l)[1];
            members.add(new Blend.Member(
                    learners.get(l)
                            .fit(sample.panel().features(), sample.panel().labels(), seed),
                    lines.get(l)[0] + slope * sample.offset(),
                    slope));
        }
        return new Blend(members);
    }

    private LabelledPanel panel(DistrictRows rows, Disputes disputes) {
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
        return new LabelledPanel(
                rows.features().columns(features), usccs, times, names, labels(rows, disputes), List.of(), List.of());
    }

    private byte[] labels(DistrictRows rows, Disputes disputes) {
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
