package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.schools.BacktestSummary;
import org.loomwatch.models.schools.ForecastSummary;
import org.loomwatch.models.schools.SchoolForecastService;
import org.loomwatch.models.schools.SchoolInputs;
import org.loomwatch.models.schools.data.RowSource;
import org.loomwatch.models.schools.vintage.ForecastRun;
import org.loomwatch.models.schools.vintage.StoredMaster;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
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

    /** The tables both commands read: files, or what is stored in a data directory. */
    static final class Tables {

        @Option(names = "--enrolment", paramLabel = "CSV", description = "area,grade,year,pupils")
        private @Nullable Path enrolment;

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

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Instead of files: the school tables loaded into this data directory.")
        private @Nullable Path data;

        @Option(names = "--horizon", paramLabel = "N", description = "Years ahead, 1 to 6 (default: ${DEFAULT-VALUE}).")
        private int horizon = SchoolInputs.USUAL_HORIZON;

        @Option(names = "--seed", paramLabel = "S", description = "Same seed, same bytes (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(names = "--out", paramLabel = "DIR", description = "Directory to write to; needed with --enrolment.")
        private @Nullable Path out;

        /** @throws BadInputException unless exactly one of files and data directory is named */
        boolean isStored() {
            if ((enrolment == null) == (data == null)) {
                throw new BadInputException("name either --enrolment CSV or --data DIR");
            }
            return data != null;
        }

        /** @throws BadInputException if no directory is named */
        Path requireOut() {
            if (out == null) {
                throw new BadInputException("name a directory to write to: --out DIR");
            }
            return out;
        }

        Stores open() {
            return Stores.open(StoreSettings.fromEnvironment(DataDirectory.create(Objects.requireNonNull(data))));
        }

        /** What is stored, as inputs. */
        SchoolInputs stored(Stores stores) {
            requireHorizon();
            return StoredMaster.find(stores.clickHouse(), horizon, seed)
                    .orElseThrow(() -> new BadInputException("no enrolment is loaded: run loomwatch ingest first"))
                    .inputs();
        }

        /** @throws BadInputException if the horizon is out of range */
        SchoolInputs files() {
            requireHorizon();
            return new SchoolInputs(
                    RowSource.file(Objects.requireNonNull(enrolment)),
                    Optional.ofNullable(births).map(RowSource::file),
                    Optional.ofNullable(capacity).map(RowSource::file),
                    Optional.ofNullable(groups).map(RowSource::file),
                    Optional.ofNullable(events).map(RowSource::file),
                    horizon,
                    seed);
        }

        private void requireHorizon() {
            if (horizon < 1 || horizon > SchoolInputs.LONGEST_HORIZON) {
                throw new BadInputException("--horizon " + horizon + ": expected 1 to 6 years");
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
        private Tables tables;

        @Override
        public Integer call() {
            Path out = tables.requireOut();
            BacktestSummary summary;
            if (tables.isStored()) {
                try (Stores stores = tables.open()) {
                    summary = new SchoolForecastService().backtest(tables.stored(stores), out);
                }
            } else {
                summary = new SchoolForecastService().backtest(tables.files(), out);
            }
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
                                            out));
            return 0;
        }
    }

    /** The coming years. */
    @Command(
            name = "forecast",
            description = {
                "Forecast the coming years.",
                "Writes report.html, forecasts.csv, totals.csv and findings.csv; with --data the forecast is kept there."
            })
    static final class Forecast implements Callable<Integer> {

        @ParentCommand
        private SchoolsCommand schools;

        @Mixin
        private Tables tables;

        @Override
        public Integer call() throws Exception {
            if (tables.isStored()) {
                try (Stores stores = tables.open()) {
                    SchoolInputs inputs = tables.stored(stores);
                    ForecastRun run = SchoolsStep.run(
                                    stores, inputs.horizon(), inputs.seed(), Progress.of(schools.main.output()))
                            .orElseThrow();
                    if (tables.out == null) {
                        schools.main.output().result(run, SchoolsStep.describe(Optional.of(run)));
                    } else {
                        write(inputs, tables.out);
                    }
                }
            } else {
                write(tables.files(), tables.requireOut());
            }
            return 0;
        }

        private void write(SchoolInputs inputs, Path out) {
            ForecastSummary summary = new SchoolForecastService().forecast(inputs, out);
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
                                            out));
        }
    }
}
