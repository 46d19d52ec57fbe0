package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentFile;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.RunComparison;
import org.loomwatch.models.labor.experiment.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs of experiments, listed and compared. */
@Command(
        name = "runs",
        description = {
            "List the runs of experiments, show one, or compare two: figures with intervals, threshold table,",
            "feature importance, and what their experiments differ in."
        })
final class LaborRunsCommand implements Callable<Integer> {

    @ParentCommand
    private LaborCommand labor;

    @Mixin
    private DataOption data;

    @Option(names = "--run", paramLabel = "ID", description = "Show this run with its report.")
    private @Nullable Long run;

    @Option(names = "--compare", arity = "2", paramLabel = "ID", description = "Compare two runs.")
    private List<Long> compared = List.of();

    /** @throws BadInputException if the file is no experiment */
    static Experiment read(Path file) {
        try {
            return ExperimentFile.read(file);
        } catch (LaborException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Integer call() {
        Output output = labor.main().output();
        Long wanted = run;
        if (compared.size() == 2) {
            RunComparison comparison = labor.inRegistry(
                    data, (runs, registry) -> RunComparison.of(runs.get(compared.get(0)), runs.get(compared.get(1))));
            output.result(comparison, describe(comparison));
        } else if (wanted != null) {
            ExperimentRun one = labor.inRegistry(data, (runs, registry) -> runs.get(wanted));
            output.result(one, describe(one));
        } else {
            List<ExperimentRun> all = labor.inRegistry(data, (runs, registry) -> runs.list());
            output.result(
                    Map.of("runs", all),
                    all.isEmpty()
                            ? "no runs yet"
                            : String.join(
                                    "\n",
                                    all.stream().map(LaborRunsCommand::line).toList()));
        }
        return 0;
    }

    private static String line(ExperimentRun run) {
        return "%4d  %-11s  %-24s  %s  %s  by %s%s"
                .formatted(
                        run.id(),
                        run.state(),
                        run.experiment().name(),
                        run.experiment().vintage() == null
                                ? "-"
                                : run.experiment().vintage(),
                        run.model() == null ? String.valueOf(run.error() == null ? "-" : run.error()) : run.model(),
                        run.startedBy(),
                        run.sameBytes() == null
                                ? ""
                                : (run.sameBytes() ? "  same bytes as run " : "  NOT the bytes of run ")
                                        + run.repeats());
    }

    private static String describe(ExperimentRun run) {
        List<String> lines = new ArrayList<>(List.of(line(run)));
        RunReport report = run.report();
        if (report != null) {
            report.measures().forEach(one -> lines.add("  %-18s %s".formatted(one.name(), interval(one))));
            lines.add("  share   from probability   warnings   right   precision   found");
            report.thresholds()
                    .forEach(one -> lines.add(String.format(
                            Locale.ROOT,
                            "  %4.1f %%  %16.4f  %9d  %6d  %9.1f %%  %5.1f %%",
                            100 * one.share(),
                            one.probability(),
                            one.warnings(),
                            one.events(),
                            100 * one.precision(),
                            100 * one.recall())));
            report.importance().stream()
                    .limit(15)
                    .forEach(one -> lines.add(
                            String.format(Locale.ROOT, "  %-28s %5.1f %%", one.feature(), 100 * one.share())));
        }
        return String.join("\n", lines);
    }

    private static String interval(RunReport.Measure one) {
        return one.value() == null
                ? "-"
                : String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", one.value(), one.low(), one.high());
    }

    private static String describe(RunComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("run %d beside run %d%s"
                .formatted(
                        comparison.first(),
                        comparison.second(),
                        comparison.sameTest() ? ", tested on the same rows" : ": tested on DIFFERENT rows"));
        comparison
                .settings()
                .forEach(one -> lines.add("  %-22s %s | %s".formatted(one.name(), one.first(), one.second())));
        comparison
                .measures()
                .forEach(one -> lines.add("  %-18s %-28s | %-28s %s"
                        .formatted(
                                one.name(),
                                interval(one.first()),
                                interval(one.second()),
                                one.apart() ? "apart" : "not told apart")));
        lines.add("  share     precision            found");
        comparison
                .thresholds()
                .forEach(one -> lines.add(String.format(
                        Locale.ROOT,
                        "  %4.1f %%  %5.1f %% | %5.1f %%   %5.1f %% | %5.1f %%",
                        100 * one.share(),
                        100 * one.first().precision(),
                        100 * one.second().precision(),
                        100 * one.first().recall(),
                        100 * one.second().recall())));
        comparison
                .importance()
                .forEach(one -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-28s %5.1f %% | %5.1f %%",
                        one.feature(),
                        100 * one.first(),
                        100 * one.second())));
        return String.join("\n", lines);
    }
}
