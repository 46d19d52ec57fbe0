package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.schools.BacktestSummary;
import org.loomwatch.models.schools.ForecastSummary;
import org.loomwatch.models.schools.SchoolForecastService;
import org.loomwatch.models.schools.SchoolInputs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** School-place forecasts. */
@Command(
        name = "schools",
        description = "School places: how many pupils, and where places run short.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SchoolsCommand.Backtest.class, SchoolsCommand.Forecast.class})
final class SchoolsCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    /** The files both commands read, and where they write. */
    static final class Files {

        @Option(names = "--enrolment", required = true, paramLabel = "CSV", description = "area,grade,year,pupils")
        private Path enrolment;

        @Option(names = "--births", paramLabel = "CSV", description = "area,year,births")
        private @Nullable Path births;

        @Option(names = "--capacity", paramLabel = "CSV", description = "area,grade,year,places")
        private @Nullable Path capacity;

        @Option(
                names = "--groups",
                paramLabel = "CSV",
                description = "area,parent; without it an area's group is its code without the last part.")
        private @Nullable Path groups;

        @Option(
                names = "--events",
                paramLabel = "CSV",
                description = "kind,year,area,to_area,first_grade,last_grade,share")
        private @Nullable Path events;

        @Option(names = "--horizon", paramLabel = "N", description = "Years ahead, 1 to 6 (default: ${DEFAULT-VALUE}).")
        private int horizon = SchoolInputs.USUAL_HORIZON;

        @Option(names = "--seed", paramLabel = "S", description = "Same seed, same bytes (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory to write to.")
        private Path out;

        /** @throws BadInputException if the horizon is out of range */
        SchoolInputs inputs() {
            try {
                return new SchoolInputs(
                        enrolment,
                        Optional.ofNullable(births),
                        Optional.ofNullable(capacity),
                        Optional.ofNullable(groups),
                        Optional.ofNullable(events),
                        horizon,
                        seed);
            } catch (IllegalArgumentException e) {
                throw new BadInputException("--" + e.getMessage());
            }
        }
    }

    /** How good forecasts from past years would have been. */
    @Command(
            name = "backtest",
            description = {
                "Forecast from every past year and compare with what came.",
                "Writes report.html, backtest.csv and findings.csv."
            })
    static final class Backtest implements Callable<Integer> {

        @ParentCommand
        private SchoolsCommand schools;

        @Mixin
        private Files files;

        @Override
        public Integer call() {
            BacktestSummary summary = new SchoolForecastService().backtest(files.inputs(), files.out);
            schools.main
                    .output()
                    .result(
                            summary,
                            "%d areas, %d origins; error of totals in %% by years ahead %s, no change %s: %s"
                                    .formatted(
                                            summary.areas(),
                                            summary.origins(),
                                            summary.mapeTotal(),
                                            summary.mapeTotalNoChange(),
                                            files.out));
            return 0;
        }
    }

    /** The coming years. */
    @Command(
            name = "forecast",
            description = {
                "Forecast the coming years.",
                "Writes report.html, forecasts.csv, totals.csv and findings.csv."
            })
    static final class Forecast implements Callable<Integer> {

        @ParentCommand
        private SchoolsCommand schools;

        @Mixin
        private Files files;

        @Override
        public Integer call() {
            ForecastSummary summary = new SchoolForecastService().forecast(files.inputs(), files.out);
            schools.main
                    .output()
                    .result(
                            summary,
                            "%d areas from %d on; pupils %s; expected gap %s: %s"
                                    .formatted(
                                            summary.areas(),
                                            summary.originYear(),
                                            summary.pupils(),
                                            summary.expectedGap(),
                                            files.out));
            return 0;
        }
    }
}
