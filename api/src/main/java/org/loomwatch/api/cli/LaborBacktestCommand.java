package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.backtest.BacktestRequest;
import org.loomwatch.models.labor.backtest.BacktestService;
import org.loomwatch.models.labor.backtest.BacktestSummary;
import org.loomwatch.models.labor.panel.PanelColumns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How good warnings would have been on a panel of any origin. */
@Command(
        name = "backtest",
        description = {
            "Choose, fit and calibrate a model on part of a panel, judge it on the rest.",
            "With a time column: --train-until, or walking forward. Without: --folds.",
            "Writes predictions.csv and report.html."
        })
final class LaborBacktestCommand implements Callable<Integer> {

    @ParentCommand
    private LaborCommand labor;

    @Option(names = "--panel", required = true, paramLabel = "CSV", description = "One row an entity (and time).")
    private Path panel;

    @Option(names = "--entity", required = true, paramLabel = "COL", description = "Column that names the entity.")
    private String entity;

    @Option(names = "--time", paramLabel = "COL", description = "Column of the time, numbers or ISO dates.")
    private @Nullable String time;

    @Option(names = "--label", required = true, paramLabel = "COL", description = "Column of the label, 0 or 1.")
    private String label;

    @Option(names = "--group", paramLabel = "COL", description = "Column, such as the industry, to tell results by.")
    private @Nullable String group;

    @Option(names = "--exclude", split = ",", paramLabel = "COL", description = "Columns that are no features.")
    private List<String> exclude = List.of();

    @Option(names = "--train-until", paramLabel = "T", description = "Last time to learn from.")
    private @Nullable String trainUntil;

    @Option(names = "--folds", paramLabel = "K", description = "Folds of a panel without time.")
    private int folds;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "Times a label looks ahead; as many are left out between training and test"
                    + " (default: ${DEFAULT-VALUE}).")
    private int horizon;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Candidates the search tries (default: ${DEFAULT-VALUE}).")
    private int budget = 8;

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same bytes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory to write to.")
    private Path out;

    @Override
    public Integer call() {
        PanelColumns columns =
                new PanelColumns(entity, Optional.ofNullable(time), label, Optional.ofNullable(group), exclude);
        BacktestSummary summary = new BacktestService()
                .run(new BacktestRequest(
                        panel, columns, Optional.ofNullable(trainUntil), folds, horizon, seed, budget, out));
        labor.main()
                .output()
                .result(
                        summary,
                        "%s: AUC %s %s, PR-AUC %s %s, mean probability %s, observed %s: %s"
                                .formatted(
                                        summary.model(),
                                        summary.auc(),
                                        summary.aucCi(),
                                        summary.prAuc(),
                                        summary.prAucCi(),
                                        summary.meanProbability(),
                                        summary.observedRate(),
                                        out));
        return 0;
    }
}
