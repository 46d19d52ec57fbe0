package org.loomwatch.models.labor.district;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.BoosterLearner;
import org.loomwatch.models.labor.learner.BoosterSettings;
import org.loomwatch.models.labor.learner.Learner;
import org.loomwatch.models.labor.learner.LogisticLearner;
import org.loomwatch.models.labor.panel.LabelledPanel;
import org.loomwatch.models.labor.selection.Search;
import org.loomwatch.store.clickhouse.Ahead;

/** Trains a model of the district by a plan of months, and says what it is worth in those that it has not seen. */
final class DistrictTrainer {

    private static final int LEAST_EVENTS = 30;
    private static final int ROWS = 180_000;
    private static final int SEARCH_ROWS = 25_000;

    /** From so many events on, trees alone order the top of the list better than their mean with a linear model. */
    private static final int MANY_EVENTS = 3_000;

    private final DistrictReader reader;
    private final ModelJudge judge;
    private final Experiment experiment;
    private final int horizon;
    private final long seed;
    private List<Learner> learners = List.of();
    private List<double[]> lines = List.of();

    /** @throws LaborException if the experiment asks for features that there are not */
    DistrictTrainer(DistrictReader reader, GroupReader groups, Experiment experiment) {
        this.reader = reader;
        this.judge = new ModelJudge(reader, groups, experiment);
        this.experiment = experiment;
        this.horizon = experiment.horizon();
        this.seed = experiment.seed();
    }

    /**
     * Learns, calibrates on months that were not learnt from, then learns once more from both: the more recent, the better, and
     * neither the calibration nor the choice of the learner has seen what it is fitted to. Both fits run side by side.
     */
    TrainedModel train(TrainingPlan plan) {
        DistrictReader then = reader.knownBy(plan.calibrateFrom().minusMonths(1));
        Sample learnt = sample(then, plan.learnFrom(), plan.learnUntil());
        int events = learnt.events();
        if (events < LEAST_EVENTS) {
            throw new LaborException("only %d disputes to learn from between %s and %s, at least %d were expected"
                    .formatted(events, plan.learnFrom(), plan.learnUntil(), LEAST_EVENTS));
        }
        choose(learnt.panel());
        CompletableFuture<Learnt> second = CompletableFuture.supplyAsync(() -> {
            Sample all = sample(judge.later(plan), plan.learnFrom(), plan.calibrateUntil());
            return new Learnt(
                    all, fit(all), ModelJudge.hash(all.rows(), all.panel().labels()));
        });
        ModelJudge.Calibrated calibrated = judge.calibrate(plan, fit(learnt));
        Learnt all = Ahead.join(second);
        ModelJudge.Origin origin = new ModelJudge.Origin(
                learners.stream().map(Learner::name).toList(),
                plan.learnFrom().toString(),
                plan.calibrateUntil().toString(),
                all.sample().rows().size(),
                all.sample().events(),
                all.hash());
        return judge.judge(id(plan, all.hash()), plan, all.blend(), calibrated, origin);
    }

    /** The same experiment on the same data is the same model. */
    private String id(TrainingPlan plan, String dataHash) {
        String both = ExperimentRuns.hash(dataHash + ExperimentRuns.key(experiment));
        return "labor-%s-%s".formatted(plan.calibrateUntil().toString().replace("-", ""), both.substring(0, 8));
    }

    /**
     * Rows to learn from.
     *
     * @param offset log of the share of the rows without an event that were drawn
     */
    private record Sample(DistrictRows rows, LabelledPanel panel, double offset) {
        int events() {
            return panel.events(everyRow(panel));
        }
    }

    /** What was learnt from a sample, and the hash of the sample. */
    private record Learnt(Sample sample, Blend blend, String hash) {}

    private Sample sample(DistrictReader from, YearMonth first, YearMonth last) {
        double share = Math.min(1, ROWS / (double) Math.max(1, from.count(first, last)));
        DistrictRows rows = from.sample(first, last, horizon, share, seed);
        return new Sample(rows, panel(rows, from.disputes()), share >= 1 ? 0 : Math.log(share));
    }

    private void choose(LabelledPanel panel) {
        learners = usual(experiment.model(), panel.events(everyRow(panel)));
        lines = learners.stream().map(one -> new double[] {0, 1}).toList();
        if (experiment.search() > 0) {
            int step = 1 + panel.rows() / SEARCH_ROWS;
            int[] some =
                    IntStream.of(everyRow(panel)).filter(row -> row % step == 0).toArray();
            Search.Choice choice =
                    new Search(panel, seed, experiment.search()).choose(candidates(some.length), some, horizon);
            learners = choice.learners();
            lines = choice.lines();
        }
    }

    /** Candidates of a search: of every kind, or those of the experiment's kind of model, its own settings first. */
    private List<Learner> candidates(int rows) {
        List<Learner> drawn = Search.candidates(experiment.search(), rows, seed);
        String kind = experiment.model().kind();
        if (!kind.equals("logistic") && !kind.equals("boosted")) {
            return drawn;
        }
        Learner own = learners.get(0);
        return Stream.concat(
                        Stream.of(own), drawn.stream().filter(one -> one.kind().equals(own.kind())))
                .distinct()
                .limit(experiment.search())
                .toList();
    }

    private static List<Learner> usual(Experiment.Model model, int events) {
        List<Learner> chosen = new ArrayList<>();
        if (!model.kind().equals("boosted") && !(model.kind().equals("usual") && events >= MANY_EVENTS)) {
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

    private static int[] everyRow(LabelledPanel panel) {
        return IntStream.range(0, panel.rows()).toArray();
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
                rows.features().columns(judge.features()),
                usccs,
                times,
                names,
                judge.labels(rows, disputes),
                List.of(),
                List.of());
    }
}
