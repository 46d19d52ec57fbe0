package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.AdjustRequest;
import org.loomwatch.models.economy.AdjustResult;
import org.loomwatch.models.economy.DfmRequest;
import org.loomwatch.models.economy.DfmResult;
import org.loomwatch.models.economy.EconomyService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Economic series and indices. */
@Command(
        name = "economy",
        description = "Economic series and indices.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EconomyCommand.Adjust.class, EconomyCommand.Dfm.class, EconomyIndexCommand.class})
final class EconomyCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    Output output() {
        return main.output();
    }

    /** Seasonal adjustment of one series, on files. */
    @Command(
            name = "adjust",
            description = {
                "Adjust a monthly series for season, calendar and Chinese New Year.",
                "Writes date,value,adjusted,trend,seasonal,irregular."
            })
    static final class Adjust implements Callable<Integer> {

        @ParentCommand
        private EconomyCommand economy;

        @Option(
                names = "--series",
                required = true,
                paramLabel = "CSV",
                description = "Series with the columns date,value or year,month,value.")
        private Path series;

        @Option(
                names = "--holidays",
                paramLabel = "CSV",
                description = {
                    "First days of a moving holiday, column date, one a year; a file without rows means none.",
                    "Without it, Chinese New Year is taken out where it is significant."
                })
        private @Nullable Path holidays;

        @Option(names = "--out", required = true, paramLabel = "CSV", description = "File to write.")
        private Path out;

        @Override
        public Integer call() {
            AdjustResult result =
                    new EconomyService().adjust(new AdjustRequest(series, Optional.ofNullable(holidays), out));
            economy.main
                    .output()
                    .result(
                            result,
                            "%d months adjusted by %s in %.1f s: %s%s"
                                    .formatted(
                                            result.months(),
                                            result.method(),
                                            result.seconds(),
                                            out,
                                            result.notes().stream()
                                                    .map(note -> System.lineSeparator() + "  " + note)
                                                    .reduce("", String::concat)));
            return 0;
        }
    }

    /** Dynamic factor model, on files. */
    @Command(
            name = "dfm",
            description = {
                "Estimate a dynamic factor model of monthly and quarterly series.",
                "Writes factors.csv, smoothed.csv and parameters.json."
            })
    static final class Dfm implements Callable<Integer> {

        @ParentCommand
        private EconomyCommand economy;

        @Option(
                names = "--series",
                required = true,
                paramLabel = "CSV",
                description = "A date column and one column a series.")
        private Path series;

        @Option(
                names = "--spec",
                required = true,
                paramLabel = "YAML",
                description = "Names series, transformations and blocks.")
        private Path spec;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory to write to.")
        private Path out;

        @Override
        public Integer call() {
            DfmResult result = new EconomyService().dfm(new DfmRequest(series, spec, out));
            economy.main
                    .output()
                    .result(
                            result,
                            "log-likelihood %.6f after %d iterations%s in %.1f s: %s"
                                    .formatted(
                                            result.loglik(),
                                            result.iterations(),
                                            result.converged() ? "" : " (not converged)",
                                            result.seconds(),
                                            out));
            return 0;
        }
    }
}
