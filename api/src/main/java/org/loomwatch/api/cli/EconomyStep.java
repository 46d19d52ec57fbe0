package org.loomwatch.api.cli;

import java.time.Clock;
import java.util.stream.Collectors;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.models.economy.vintage.IndexVintages;
import org.loomwatch.store.Stores;

/** Computes the economic indices from what is stored, and keeps them. */
final class EconomyStep {

    private EconomyStep() {}

    static IndexRun run(Stores stores, int vintages, Progress progress) throws Exception {
        return progress.run(
                "computing the economic indices",
                () -> new IndexVintages(stores.clickHouse(), Clock.systemUTC())
                        .make(vintages, (done, all) -> progress.update("vintage %d of %d".formatted(done, all))),
                EconomyStep::describe);
    }

    /** The same unless it was done before; a district of too few months has no indices, and that is said. */
    static void runOnce(Stores stores, Progress progress) throws Exception {
        if (!new IndexVintages(stores.clickHouse(), Clock.systemUTC())
                .listVintages()
                .isEmpty()) {
            return;
        }
        try {
            run(stores, IndexVintages.USUAL_VINTAGES, progress);
        } catch (EconomyDataException e) {
            progress.note("no economic indices: " + e.getMessage());
        }
    }

    static String describe(IndexRun run) {
        return run.series().month() + ": "
                + run.latest().stream()
                        .map(estimate -> "%s %.1f"
                                .formatted(
                                        estimate.kind().id(), estimate.latest().value()))
                        .collect(Collectors.joining(", "));
    }
}
