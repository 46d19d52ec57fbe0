package org.loomwatch.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.ReasonText;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.district.ScoringResult;
import org.loomwatch.models.labor.district.TrainingResult;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.registry.ModelRegistry;
import org.loomwatch.models.labor.registry.StoredModel;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import org.loomwatch.store.postgres.Postgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Labor-dispute warnings. */
@Command(
        name = "labor",
        description = "Labor-dispute warnings: train, score, explain; test warning models on any panel.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LaborCommand.Train.class,
            LaborCommand.Score.class,
            LaborCommand.Promote.class,
            LaborCommand.Rollback.class,
            LaborCommand.Explain.class,
            LaborRunsCommand.class,
            LaborFairnessCommand.class,
            LaborBacktestCommand.class,
            LaborCompareCommand.class,
            LaborExportCommand.class,
            LaborImportCommand.class
        })
final class LaborCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    Main main() {
        return main;
    }

    /** Opens the stores and works with the district's warnings. */
    <T> T inDistrict(DataOption data, Function<LaborWarningService, T> work) {
        StoreSettings settings = data.settings();
        try (Stores stores = Stores.open(settings)) {
            return work.apply(LaborWarningService.of(stores, settings.dataDirectory(), Clock.systemUTC()));
        }
    }

    /** Reads runs and models: PostgreSQL alone knows of them, so no other engine is started. */
    <T> T inRegistry(DataOption data, BiFunction<ExperimentRuns, ModelRegistry, T> work) {
        StoreSettings settings = data.settings();
        try (Postgres postgres = Stores.openPostgres(settings)) {
            return work.apply(
                    new ExperimentRuns(postgres.jdbi(), Warning.LABOR_DISPUTE),
                    new ModelRegistry(
                            postgres.jdbi(), settings.dataDirectory().root().resolve("models"), Warning.LABOR_DISPUTE));
        }
    }

    static YearMonth month(LaborWarningService warnings, @Nullable YearMonth given) {
        return given != null
                ? given
                : warnings.findMonths()
                        .orElseThrow(() -> new BadInputException("no figures are loaded yet: ingest first"))
                        .get(1);
    }

    /** A new model. */
    @Command(
            name = "train",
            description = {
                "Train a model on what is known so far and keep it in the registry, as a challenger.",
                "The very first one is put to work at once."
            })
    static final class Train implements Callable<Integer> {

        @ParentCommand
        private LaborCommand labor;

        @Mixin
        private DataOption data;

        @Option(names = "--as-of", paramLabel = "MONTH", description = "Look at nothing later (default: last month).")
        private @Nullable YearMonth asOf;

        @Option(names = "--horizon", paramLabel = "N", description = "Months ahead (default: ${DEFAULT-VALUE}).")
        private int horizon = LaborWarningService.USUAL_HORIZON;

        @Option(
                names = "--budget",
                paramLabel = "N",
                description = "Candidates for a search; 0: the usual mean of logistic regression and boosted trees"
                        + " (default: ${DEFAULT-VALUE}).")
        private int budget;

        @Option(names = "--seed", paramLabel = "S", description = "Same seed, same model (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(
                names = "--experiment",
                paramLabel = "FILE",
                description =
                        "YAML that says what to make the model from and how; the four options above are then not looked at.")
        private @Nullable Path experiment;

        @Option(names = "--by", paramLabel = "NAME", description = "Who trains (default: ${DEFAULT-VALUE}).")
        private String by = System.getProperty("user.name", "local");

        @Override
        public Integer call() {
            Path file = experiment;
            if (file != null && !Files.isReadable(file)) {
                throw new BadInputException("--experiment %s cannot be read".formatted(file));
            }
            Optional<Experiment> wanted = Optional.ofNullable(file).map(LaborRunsCommand::read);
            TrainingResult result = labor.inDistrict(data, warnings -> wanted.map(one -> warnings.train(one, by))
                    .orElseGet(() -> warnings.train(month(warnings, asOf), horizon, budget, seed, by)));
            labor.main().output().result(result, LaborStep.describe(result));
            return 0;
        }
    }

    /** Warnings of a month. */
    @Command(name = "score", description = "Score a month with the model at work and write its warnings.")
    static final class Score implements Callable<Integer> {

        @ParentCommand
        private LaborCommand labor;

        @Mixin
        private DataOption data;

        @Option(names = "--month", paramLabel = "MONTH", description = "Month to score (default: the last one).")
        private @Nullable YearMonth month;

        @Option(
                names = "--capacity",
                paramLabel = "K",
                description = "Warnings one street's office can work in a month (default: ${DEFAULT-VALUE}).")
        private int capacity = LaborWarningService.USUAL_CAPACITY;

        @Override
        public Integer call() {
            ScoringResult result = labor.inDistrict(data, warnings -> warnings.score(month(warnings, month), capacity));
            labor.main().output().result(result, LaborStep.describe(result));
            return 0;
        }
    }

    /** Two people and a reason. */
    static final class TwoPeople {

        @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who proposes it.")
        private String by;

        @Option(names = "--confirmed-by", required = true, paramLabel = "NAME", description = "Who else agrees.")
        private String confirmedBy;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason;
    }

    /** What {@code promote} and {@code rollback} print. */
    record AtWork(String model, String state) {
        static AtWork of(StoredModel model) {
            return new AtWork(model.id(), model.state());
        }
    }

    /** Another model goes to work. */
    @Command(name = "promote", description = "Put a model to work; needs a second person and a reason.")
    static final class Promote implements Callable<Integer> {

        @ParentCommand
        private LaborCommand labor;

        @Mixin
        private DataOption data;

        @Parameters(paramLabel = "MODEL", description = "Id of the model.")
        private String model;

        @Mixin
        private TwoPeople people;

        @Override
        public Integer call() {
            AtWork result = labor.inRegistry(
                    data,
                    (runs, registry) ->
                            AtWork.of(registry.promote(model, people.by, people.confirmedBy, people.reason)));
            labor.main().output().result(result, result.model() + " is at work");
            return 0;
        }
    }

    /** The model before goes back to work. */
    @Command(name = "rollback", description = "Put the model before back to work; needs a second person and a reason.")
    static final class Rollback implements Callable<Integer> {

        @ParentCommand
        private LaborCommand labor;

        @Mixin
        private DataOption data;

        @Mixin
        private TwoPeople people;

        @Override
        public Integer call() {
            AtWork result = labor.inRegistry(
                    data,
                    (runs, registry) -> AtWork.of(registry.rollBack(people.by, people.confirmedBy, people.reason)));
            labor.main().output().result(result, result.model() + " is at work again");
            return 0;
        }
    }

    /** Why a score is what it is. */
    @Command(name = "explain", description = "The feeds that push an enterprise's score up, strongest first.")
    static final class Explain implements Callable<Integer> {

        @ParentCommand
        private LaborCommand labor;

        @Mixin
        private DataOption data;

        @Parameters(paramLabel = "USCC", description = "The enterprise.")
        private String uscc;

        @Option(names = "--month", paramLabel = "MONTH", description = "Month (default: the last one).")
        private @Nullable YearMonth month;

        /** What is printed. */
        record Explanation(String uscc, String month, List<Reason> reasons) {}

        @Override
        public Integer call() {
            if (!Uscc.isValid(uscc)) {
                throw new BadInputException(uscc + " is no unified social credit code");
            }
            Explanation result = labor.inDistrict(data, warnings -> {
                YearMonth at = month(warnings, month);
                return new Explanation(uscc, at.toString(), warnings.explain(at, uscc));
            });
            labor.main()
                    .output()
                    .result(
                            result,
                            result.reasons().isEmpty()
                                    ? "nothing pushes the score of %s up in %s".formatted(uscc, result.month())
                                    : String.join(
                                            System.lineSeparator(),
                                            result.reasons().stream()
                                                    .map(ReasonText::en)
                                                    .toList()));
            return 0;
        }
    }
}
