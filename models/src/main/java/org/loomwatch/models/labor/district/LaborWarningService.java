package org.loomwatch.models.labor.district;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.registry.ModelRegistry;
import org.loomwatch.models.labor.registry.StoredModel;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Labor-dispute warnings of the district: train, score, explain, and which model is at work. */
public final class LaborWarningService {

    /** Months that a warning looks ahead. */
    public static final int USUAL_HORIZON = 3;

    /** Warnings that one street's office can work in a month, if nobody says otherwise. */
    public static final int USUAL_CAPACITY = 40;

    /** Challengers scored beside the model at work: the newest. */
    private static final int MOST_CHALLENGERS = 3;

    private static final Duration RECENT = Duration.ofMinutes(1);

    private final ClickHouse clickHouse;
    private final Jdbi postgres;
    private final ModelRegistry registry;
    private final ExperimentRuns runs;
    private final WarningStore store;
    private final Clock clock;
    private final Map<String, WorkingModel> read = new ConcurrentHashMap<>();
    private @Nullable Recent recent;

    public LaborWarningService(ClickHouse clickHouse, Jdbi postgres, Path models, Clock clock) {
        this.clickHouse = clickHouse;
        this.postgres = postgres;
        this.registry = new ModelRegistry(postgres, models, Warning.LABOR_DISPUTE);
        this.runs = new ExperimentRuns(postgres, Warning.LABOR_DISPUTE);
        this.store = new WarningStore(clickHouse);
        this.clock = clock;
    }

    public static LaborWarningService of(Stores stores, DataDirectory directory, Clock clock) {
        return new LaborWarningService(
                stores.clickHouse(), stores.postgres().jdbi(), directory.root().resolve("models"), clock);
    }

    public ModelRegistry registry() {
        return registry;
    }

    /** First and last month with figures; empty before anything was loaded. */
    public Optional<List<YearMonth>> findMonths() {
        return DistrictReader.findMonths(clickHouse);
    }

    /** Whether there are disputes to learn from. */
    public boolean hasLabels() {
        return !Disputes.read(clickHouse, postgres).isEmpty();
    }

    /**
     * Trains the usual model on what is known up to a month and keeps it in the registry.
     *
     * @param asOf nothing later is looked at
     * @param budget candidates of the search; 0 for the usual mean of logistic regression and boosted trees
     * @throws LaborException if there is too little to learn from
     */
    public TrainingResult train(YearMonth asOf, int horizon, int budget, long seed, String by) {
        return train(Experiment.usual("usual", horizon, budget, seed).at(asOf.toString()), by);
    }

    /**
     * Runs an experiment, and keeps the run with what it found out and the model in the registry.
     *
     * @throws LaborException if there is too little to learn from, or the experiment asks for what there is not
     */
    public TrainingResult train(Experiment experiment, String by) {
        return train(runs.begin(experiment, "running", "command", by), by);
    }

    /** Runs one that was begun already. Whatever stops it is kept with the run. */
    public TrainingResult train(ExperimentRun run, String by) {
        long start = System.nanoTime();
        try {
            List<YearMonth> months =
                    findMonths().orElseThrow(() -> new LaborException("no figures are loaded yet: ingest first"));
            String vintage = run.experiment().vintage();
            YearMonth asOf = vintage == null ? months.get(1) : YearMonth.parse(vintage);
            Experiment experiment = run.experiment().at(asOf.toString());
            TrainingPlan plan =
                    TrainingPlan.of(months.get(0), asOf, experiment.horizon(), TrainingPlan.USUAL_TEST_MONTHS);
            DistrictReader known = reader().knownBy(asOf);
            TrainedModel trained =
                    new DistrictTrainer(known, GroupReader.read(clickHouse, known.masters()), experiment).train(plan);
            StoredModel stored = registry.add(trained.id(), by, trained.card(), trained.content(), trained.spreads());
            ExperimentRun done = runs.done(
                    run.id(), experiment, stored.id(), stored.card().dataHash(), stored.files(), trained.report());
            return TrainingResult.of(done, stored, start);
        } catch (RuntimeException e) {
            runs.failed(run.id(), e instanceof LaborException ? String.valueOf(e.getMessage()) : e.toString());
            throw e;
        }
    }

    /** Models that leave for other programs, and models that come from them. */
    public ModelTransfer transfer() {
        return new ModelTransfer(clickHouse, postgres, registry, runs);
    }

    /** The runs of experiments there were. */
    public ExperimentRuns runs() {
        return runs;
    }

    /**
     * Scores a month with the model at work and writes the warnings; what the newest challengers say is kept beside. Then looks at
     * how far the month has drifted, and at what became of the month whose horizon has just passed.
     *
     * @throws LaborException if no model was trained, or the month has no figures
     */
    public ScoringResult score(YearMonth month, int capacity) {
        long start = System.nanoTime();
        WorkingModel champion = champion();
        long version = clock.instant().toEpochMilli();
        DistrictReader now = reader();
        DistrictReader reader = now.knownBy(month);
        DriftWatcher drift = new DriftWatcher(registry.spreads(champion.id()));
        ScoredMonth scored = new DistrictScorer(reader)
                .score(month, champion, challengers(), store.grades(month.minusMonths(1)), capacity, drift);
        if (scored.size() == 0) {
            throw new LaborException("there are no figures of " + month);
        }
        store.write(scored, reader.masters(), version);
        int horizon = champion.stored().card().horizon();
        List<WatchFigure> watched = new ArrayList<>(drift.figures(month, champion.id()));
        watched.addAll(new MaturedWatch(clickHouse, now.disputes(), horizon)
                .figures(month.minusMonths(horizon + MaturedWatch.REPORTING_MONTHS)));
        store.writeWatch(watched, version);
        return new ScoringResult(
                month.toString(),
                champion.id(),
                scored.size(),
                scored.countGrades(),
                scored.countQueues(),
                watched.stream()
                        .filter(WatchFigure::alarm)
                        .map(figure -> "%s %s %s"
                                .formatted(figure.month(), figure.metric(), figure.subject())
                                .strip())
                        .toList(),
                seconds(start));
    }

    /**
     * Why an enterprise's score is what it is, by the model at work: as recorded where the model gave a warning, and worked out
     * from the month's figures where it gave none.
     */
    public List<Reason> explain(YearMonth month, String uscc) {
        WorkingModel champion = champion();
        return store.findReasons(month, uscc, champion.id())
                .orElseGet(() -> new DistrictScorer(recently(month)).explain(month, uscc, champion));
    }

    /**
     * What the model at work would say if some figures of an enterprise's month were others; writes nothing.
     *
     * @param changes by id of a measure or indicator; NaN for missing
     * @return empty if the enterprise has no figures of the month
     * @throws LaborException if no model was trained
     */
    public Optional<WhatIf> whatIf(YearMonth month, String uscc, Map<String, Float> changes) {
        return new WhatIfScorer(clickHouse, recently(month), champion()).score(month, uscc, changes);
    }

    /**
     * Judges a new model beside the truth of a synthetic district; nothing is kept of it.
     *
     * @param hazardsCsv {@code oracle/hazards.csv} as the district was generated with
     */
    public OracleComparison.Result compareWithOracle(Path hazardsCsv, int testMonths, int budget, long seed) {
        return OracleComparison.run(clickHouse, reader(), hazardsCsv, testMonths, budget, seed);
    }

    private List<WorkingModel> challengers() {
        List<WorkingModel> challengers = new ArrayList<>();
        registry.list().stream()
                .filter(model -> model.state().equals("challenger"))
                .limit(MOST_CHALLENGERS)
                .forEach(model -> challengers.add(working(model)));
        return challengers;
    }

    private WorkingModel champion() {
        return working(
                registry.findChampion().orElseThrow(() -> new LaborException("no model is at work: train one first")));
    }

    /** Read once: the files of a registered model do not change. */
    private WorkingModel working(StoredModel model) {
        return read.computeIfAbsent(model.id() + model.files(), id -> new WorkingModel(model, registry.load(model)));
    }

    private DistrictReader reader() {
        return DistrictReader.of(clickHouse, postgres);
    }

    /** The district as it was read at most a minute ago, and what of it was known by some months. */
    private record Recent(DistrictReader reader, long at, Map<YearMonth, DistrictReader> byMonth) {}

    /** For questions about single enterprises: the master data of a whole city are not read anew for each. */
    private synchronized DistrictReader recently(YearMonth month) {
        Recent known = recent;
        if (known == null || System.nanoTime() - known.at() > RECENT.toNanos()) {
            known = new Recent(reader(), System.nanoTime(), new ConcurrentHashMap<>());
            recent = known;
        }
        return known.byMonth().computeIfAbsent(month, known.reader()::knownBy);
    }

    private static double seconds(long start) {
        return Math.rint((System.nanoTime() - start) / 1e7) / 100;
    }
}
