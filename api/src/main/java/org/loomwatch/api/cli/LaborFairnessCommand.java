package org.loomwatch.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.experiment.RunReport;
import org.loomwatch.models.labor.registry.ModelRegistry;
import org.loomwatch.models.labor.registry.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Whom a model warns of. */
@Command(
        name = "fairness",
        description = {
            "Warning rates and precision of a model by industry, size, street and age of enterprise, and where reports",
            "are missing, in the months it was tested on."
        })
final class LaborFairnessCommand implements Callable<Integer> {

    @ParentCommand
    private LaborCommand labor;

    @Mixin
    private DataOption data;

    @Option(names = "--model", paramLabel = "MODEL", description = "Id of the model (default: the one at work).")
    private @Nullable String model;

    @Override
    public Integer call() {
        ExperimentRun run = labor.inRegistry(data, this::find);
        RunReport report = run.report();
        if (report == null) {
            throw new LaborException("run %d has no report".formatted(run.id()));
        }
        labor.main()
                .output()
                .result(
                        Map.of(
                                "model",
                                String.valueOf(run.model()),
                                "run",
                                run.id(),
                                "groups",
                                report.groups(),
                                "coverage",
                                report.coverage()),
                        describe(report));
        return 0;
    }

    private ExperimentRun find(ExperimentRuns runs, ModelRegistry registry) {
        String wanted = model;
        String id = wanted != null
                ? wanted
                : registry.findChampion()
                        .map(StoredModel::id)
                        .orElseThrow(() -> new LaborException("no model is at work: train one first"));
        return runs.findOf(id)
                .orElseThrow(() -> new LaborException("no run has made the model %s: train it again".formatted(id)));
    }

    private static String describe(RunReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("%-9s %-12s %11s %8s %10s %10s %9s %9s"
                .formatted("by", "group", "enterprises", "warned", "precision", "found", "promised", "observed"));
        report.groups()
                .forEach(one -> lines.add("%-9s %-12s %,11d %8s %10s %10s %9s %9s"
                        .formatted(
                                one.kind(),
                                one.key(),
                                one.enterprises(),
                                percent(one.warningRate()),
                                percent(one.precision()),
                                percent(one.found()),
                                percent(one.promised()),
                                percent(one.observed()))));
        lines.add("missing most:");
        report.coverage().stream()
                .filter(one -> one.missing() != null)
                .sorted((a, b) -> Double.compare(missing(b), missing(a)))
                .limit(12)
                .forEach(one -> lines.add(
                        "%-9s %-12s %-18s %s".formatted(one.kind(), one.key(), one.feed(), percent(one.missing()))));
        return String.join("\n", lines);
    }

    private static double missing(RunReport.Coverage one) {
        return one.missing() == null ? 0 : one.missing();
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
