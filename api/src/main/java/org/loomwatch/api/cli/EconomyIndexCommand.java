package org.loomwatch.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.loomwatch.models.economy.index.IndexEstimate;
import org.loomwatch.models.economy.index.IndexPoint;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.models.economy.vintage.IndexVintages;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The economic indices of the ingested district. */
@Command(
        name = "index",
        description = {
            "Compute the energy, activity, growth and composite indices from the ingested feeds and keep them.",
            "Each vintage sees only what had been reported when its month closed; older vintages are not written again."
        })
final class EconomyIndexCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @ParentCommand
    private EconomyCommand economy;

    @Mixin
    private DataOption data;

    @Option(
            names = "--vintages",
            paramLabel = "N",
            defaultValue = "" + IndexVintages.USUAL_VINTAGES,
            description = "Closing days to look back on, the newest included (default: ${DEFAULT-VALUE}).")
    private int vintages;

    /** What {@code --json} prints; indices by kind. */
    record Summary(
            String month,
            int vintages,
            int streetsAndIndustries,
            Map<String, Figure> indices,
            List<String> models,
            double seconds) {}

    /** One index in the newest month. */
    record Figure(double value, double low80, double high80, double turningProbability, List<Double> forecast) {}

    @Override
    public Integer call() throws Exception {
        if (vintages < 1) {
            throw new BadInputException("--vintages is at least 1, not " + vintages);
        }
        long began = System.nanoTime();
        try (Stores stores = Stores.open(data.settings())) {
            IndexRun run = EconomyStep.run(stores, vintages, Progress.of(economy.output()));
            economy.output().result(summary(run, (System.nanoTime() - began) / NANOS), EconomyStep.describe(run));
        }
        return 0;
    }

    private static Summary summary(IndexRun run, double seconds) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (IndexEstimate estimate : run.latest()) {
            IndexPoint latest = estimate.latest();
            figures.put(
                    estimate.kind().id(),
                    new Figure(
                            latest.value(),
                            latest.low80(),
                            latest.high80(),
                            estimate.turningProbability(),
                            estimate.points().stream()
                                    .filter(point -> point.horizon() > 0)
                                    .map(IndexPoint::value)
                                    .toList()));
        }
        return new Summary(
                run.series().month().toString(),
                (int) run.vintages().stream()
                        .map(IndexEstimate::vintage)
                        .distinct()
                        .count(),
                (int) run.cells().stream().map(IndexEstimate::cell).distinct().count(),
                figures,
                run.latest().stream().map(IndexEstimate::model).toList(),
                seconds);
    }
}
