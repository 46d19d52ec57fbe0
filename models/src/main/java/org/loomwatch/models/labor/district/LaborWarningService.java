package org.loomwatch.models.labor.district;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.registry.ModelFiles;
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

    private final ClickHouse clickHouse;
    private final ModelRegistry registry;
    private final WarningStore store;
    private final Clock clock;

    public LaborWarningService(ClickHouse clickHouse, ModelRegistry registry, Clock clock) {
        this.clickHouse = clickHouse;
        this.registry = registry;
        this.store = new WarningStore(clickHouse);
        this.clock = clock;
    }

    public static LaborWarningService of(Stores stores, DataDirectory directory, Clock clock) {
        return new LaborWarningService(
                stores.clickHouse(),
                new ModelRegistry(stores.postgres().jdbi(), directory.root().resolve("models"), Warning.LABOR_DISPUTE),
                clock);
    }

    public ModelRegistry registry() {
        return registry;
    }

    /** First and last month with figures; empty before anything was loaded. */
    public Optional<List<YearMonth>> findMonths() {
        return reader().findMonths();
    }

    /** Whether there are disputes to learn from. */
    public boolean hasLabels() {
        return !Disputes.read(clickHouse).isEmpty();
    }

    /**
     * Trains a model on what is known up to a month and keeps it in the registry.
     *
     * @param asOf nothing later is looked at
     * @param budget candidates of the search; 0 for the usual mean of logistic regression and boosted trees
     * @throws LaborException if there is too little to learn from
     */
    public TrainingResult train(YearMonth asOf, int horizon, int budget, long seed, String by) {
        long start = System.nanoTime();
        YearMonth first = findMonths()
                .orElseThrow(() -> new LaborException("no figures are loaded yet: ingest first"))
                .get(0);
        Disputes disputes = Disputes.read(clickHouse);
        DistrictTrainer.Trained trained = new DistrictTrainer(
                        new DistrictReader(clickHouse, disputes), disputes, horizon, seed)
                .train(first, asOf, budget);
        StoredModel stored = registry.add(trained.id(), by, trained.card(), trained.content());
        return new TrainingResult(stored.id(), stored.state(), stored.card(), seconds(start));
    }

    /**
     * Scores a month with the model at work and writes the warnings.
     *
     * @throws LaborException if no model was trained, or the month has no figures
     */
    public ScoringResult score(YearMonth month, int capacity) {
        long start = System.nanoTime();
        StoredModel model = champion();
        Instant now = clock.instant();
        List<Warning> warnings =
                new DistrictScorer(reader(), store).score(month, model, registry.load(model), capacity, now);
        if (warnings.isEmpty()) {
            throw new LaborException("there are no figures of " + month);
        }
        store.write(warnings, now.toEpochMilli());
        return new ScoringResult(
                month.toString(),
                model.id(),
                warnings.size(),
                count(warnings, warning -> warning.grade().id()),
                count(warnings, warning -> warning.queue().id()),
                seconds(start));
    }

    /** Why an enterprise's score is what it is, by the model at work. */
    public List<Reason> explain(YearMonth month, String uscc) {
        ModelFiles.Content content = registry.load(champion());
        return new DistrictScorer(reader(), store).explain(month, uscc, content);
    }

    private StoredModel champion() {
        return registry.findChampion().orElseThrow(() -> new LaborException("no model is at work: train one first"));
    }

    private DistrictReader reader() {
        return new DistrictReader(clickHouse, Disputes.read(clickHouse));
    }

    private static Map<String, Long> count(List<Warning> warnings, java.util.function.Function<Warning, String> key) {
        return warnings.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static double seconds(long start) {
        return Math.rint((System.nanoTime() - start) / 1e7) / 100;
    }
}
