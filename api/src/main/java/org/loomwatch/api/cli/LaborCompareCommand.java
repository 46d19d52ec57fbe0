package org.loomwatch.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.loomwatch.models.labor.district.OracleComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How near a model comes to what can be known at all. */
@Command(
        name = "compare",
        description = {
            "Judge a new model of a synthetic district beside the true hazards that it was generated with,",
            "and beside the rules alone. The model learns and is calibrated before the months it is judged on.",
            "Nothing is kept of it."
        })
final class LaborCompareCommand implements Callable<Integer> {

    @ParentCommand
    private LaborCommand labor;

    @Mixin
    private DataOption data;

    @Option(
            names = "--hazards",
            required = true,
            paramLabel = "CSV",
            description = "oracle/hazards.csv of the generated district.")
    private Path hazards;

    @Option(
            names = "--test-months",
            paramLabel = "N",
            description = "Months to judge on: the last ones whose horizon has passed (default: ${DEFAULT-VALUE}).")
    private int testMonths = 12;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Candidates for a search; 0: the usual mean (default: ${DEFAULT-VALUE}).")
    private int budget;

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same model (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() {
        if (!Files.isReadable(hazards)) {
            throw new BadInputException("--hazards %s cannot be read".formatted(hazards));
        }
        OracleComparison.Result result =
                labor.inDistrict(data, warnings -> warnings.compareWithOracle(hazards, testMonths, budget, seed));
        labor.main()
                .output()
                .result(
                        result,
                        "AUC %s of the model, %s of the true hazard, %s of the rules; precision at 5 %% %s, %s, %s; lead %s months"
                                .formatted(
                                        result.model().auc().value(),
                                        result.hazardNow().auc().value(),
                                        result.rules().auc().value(),
                                        result.model().precisionAt5().value(),
                                        result.hazardNow().precisionAt5().value(),
                                        result.rules().precisionAt5().value(),
                                        result.medianLead()));
        return 0;
    }
}
