package org.loomwatch.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.district.ModelTransfer;
import org.loomwatch.models.labor.district.TrainingResult;
import org.loomwatch.models.labor.learner.OnnxScorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A model from elsewhere. */
@Command(
        name = "import",
        description = {
            "Register an ONNX model as a challenger: calibrated, scored and reported on like one of ours.",
            "The file is run in this process: hand in only what you would run as a program."
        })
final class LaborImportCommand implements Callable<Integer> {

    @ParentCommand
    private LaborCommand labor;

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FILE", description = "The model: floats [rows, features] in, a probability out.")
    private Path file;

    @Option(
            names = "--features",
            required = true,
            paramLabel = "FILE",
            description = "Names of the features it takes, one a line, in order.")
    private Path features;

    @Option(
            names = "--missing",
            paramLabel = "NUMBER",
            description = "What it is given for a missing value (default: NaN).")
    private float missing = Float.NaN;

    @Option(names = "--as-of", paramLabel = "MONTH", description = "Look at nothing later (default: last month).")
    private @Nullable YearMonth asOf;

    @Option(names = "--horizon", paramLabel = "N", description = "Months ahead (default: ${DEFAULT-VALUE}).")
    private int horizon = LaborWarningService.USUAL_HORIZON;

    @Option(names = "--by", paramLabel = "NAME", description = "Who hands it in (default: ${DEFAULT-VALUE}).")
    private String by = System.getProperty("user.name", "local");

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isRegularFile(features)) {
            throw new BadInputException("there is no file " + (Files.isRegularFile(file) ? features : file));
        }
        if (Files.size(file) > OnnxScorer.LARGEST_BYTES) {
            throw new BadInputException(file + " is larger than a model may be");
        }
        byte[] model = Files.readAllBytes(file);
        List<String> names = Files.readAllLines(features).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        TrainingResult result = labor.inDistrict(data, warnings -> warnings.transfer()
                .importOnnx(
                        new ModelTransfer.Foreign(model, file.getFileName().toString(), names, missing),
                        LaborCommand.month(warnings, asOf),
                        horizon,
                        by));
        labor.main().output().result(result, LaborStep.describe(result));
        return 0;
    }
}
