package org.loomwatch.models.labor.district;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.OnnxScorer;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.registry.ModelRegistry;
import org.loomwatch.models.labor.registry.StoredModel;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Models that leave for other programs, and models that come from them. */
public final class ModelTransfer {

    /** Enterprises whose scores are compared when a model is written for other programs. */
    private static final int SAMPLE = 5_000;

    /** Disputes that a level can be found from. */
    private static final int LEAST_EVENTS = 30;

    private final ClickHouse clickHouse;
    private final Jdbi postgres;
    private final ModelRegistry registry;
    private final ExperimentRuns runs;

    ModelTransfer(ClickHouse clickHouse, Jdbi postgres, ModelRegistry registry, ExperimentRuns runs) {
        this.clickHouse = clickHouse;
        this.postgres = postgres;
        this.registry = registry;
        this.runs = runs;
    }

    /** A model from elsewhere, as it was handed in. */
    public static final class Foreign {
        private final byte[] file;
        private final String name;
        private final List<String> features;
        private final float missing;

        /**
         * @param name of the file
         * @param features columns that it takes, in order, by their names here
         * @param missing what it is given for a missing value; NaN if it knows missing values
         */
        public Foreign(byte[] file, String name, List<String> features, float missing) {
            this.file = file.clone();
            this.name = name;
            this.features = List.copyOf(features);
            this.missing = missing;
        }

        /** All that the outcome depends on but data and experiment. */
        private String hash() {
            return ExperimentRuns.hash(ModelFiles.hash(file) + features + missing);
        }
    }

    /**
     * Registers a model from elsewhere as a challenger: brought to our level, calibrated, given cut-offs and reported on like one of
     * ours, as a run that can be compared with others. An ONNX file is a program that runs in this process: only whoever runs the
     * installation hands one in.
     *
     * @param asOf nothing later is looked at
     * @throws LaborException if it is no model that can be scored, a feature is unknown, or no model is at work yet
     */
    public TrainingResult importOnnx(Foreign foreign, YearMonth asOf, int horizon, String by) {
        long start = System.nanoTime();
        List<String> unknown = foreign.features.stream()
                .filter(feature -> !DistrictFeatures.list().contains(feature))
                .toList();
        if (!unknown.isEmpty()) {
            throw new LaborException("there are no features " + String.join(", ", unknown));
        }
        if (registry.findChampion().isEmpty()) {
            throw new LaborException("no model is at work yet: the first is one of ours, others are judged beside it");
        }
        YearMonth first = months().get(0);
        OnnxScorer scorer = new OnnxScorer(foreign.file, foreign.features, foreign.missing);
        Experiment experiment = new Experiment(
                shortened(foreign.name),
                asOf.toString(),
                horizon,
                new Experiment.Features(foreign.features, List.of()),
                Experiment.Model.ELSEWHERE,
                0,
                1);
        ExperimentRun run = runs.begin(experiment, "running", "command", by);
        try {
            TrainingPlan plan = TrainingPlan.of(first, asOf, horizon, TrainingPlan.USUAL_TEST_MONTHS);
            TrainedModel judged = judge(reader().knownBy(asOf), plan, experiment, scorer, foreign);
            StoredModel stored = registry.add(judged.id(), by, judged.card(), judged.content(), judged.spreads());
            ExperimentRun done = runs.done(
                    run.id(), experiment, stored.id(), stored.card().dataHash(), stored.files(), judged.report());
            return TrainingResult.of(done, stored, start);
        } catch (RuntimeException e) {
            runs.failed(run.id(), e instanceof LaborException ? String.valueOf(e.getMessage()) : e.toString());
            throw e;
        }
    }

    private TrainedModel judge(
            DistrictReader known, TrainingPlan plan, Experiment experiment, OnnxScorer scorer, Foreign foreign) {
        ModelJudge judge = new ModelJudge(known, GroupReader.read(clickHouse, known.masters()), experiment);
        ModelJudge.Calibrated raw = judge.calibrate(plan, scorer);
        if (raw.events() < LEAST_EVENTS) {
            throw new LaborException("only %d disputes to calibrate by between %s and %s, at least %d were expected"
                    .formatted(raw.events(), plan.calibrateFrom(), plan.calibrateUntil(), LEAST_EVENTS));
        }
        double[] level = raw.level();
        if (!(level[1] > 0)) {
            throw new LaborException(
                    "the model says more where there were fewer disputes: is the event its second output, are the features in order?");
        }
        Blend blend = new Blend(List.of(new Blend.Member(scorer, level[0], level[1])));
        String hash = ExperimentRuns.hash(raw.hash() + foreign.hash());
        String id = "labor-onnx-%s-%s"
                .formatted(
                        plan.calibrateUntil().toString().replace("-", ""),
                        ExperimentRuns.hash(hash + ExperimentRuns.key(experiment))
                                .substring(0, 8));
        ModelJudge.Origin origin = new ModelJudge.Origin(List.of("onnx(" + foreign.name + ")"), "", "", 0, 0, hash);
        return judge.judge(id, plan, blend, raw.along(level), origin);
    }

    private static String shortened(String name) {
        return name.length() > Experiment.LONGEST_NAME ? name.substring(0, Experiment.LONGEST_NAME) : name;
    }

    /**
     * Writes a registered model in formats that other programs read, what was written read again and compared with ours on a month's
     * enterprises.
     *
     * @param model id of it; empty for the one at work
     */
    public ExportedModel export(Optional<String> model, Path directory) throws IOException {
        StoredModel chosen = model.map(registry::get)
                .or(registry::findChampion)
                .orElseThrow(() -> new LaborException("no model is at work: train one first"));
        DistrictReader reader = reader();
        YearMonth month = months().get(1);
        FeatureTable sample =
                reader.month(month, reader.stretches(month, SAMPLE).get(0)).features();
        return ExportedModel.write(chosen.id(), registry.load(chosen), sample, directory);
    }

    private List<YearMonth> months() {
        return DistrictReader.findMonths(clickHouse)
                .orElseThrow(() -> new LaborException("no figures are loaded yet: ingest first"));
    }

    private DistrictReader reader() {
        return DistrictReader.of(clickHouse, postgres);
    }
}
