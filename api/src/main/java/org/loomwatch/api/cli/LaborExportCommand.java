package org.loomwatch.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.district.ExportedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A model for other programs. */
@Command(
        name = "export",
        description = {
            "Write a model for other programs: linear members as ONNX, trees as XGBoost's own JSON, and how they go together.",
            "What is to be written is read and run again first; where scores differ nothing is written."
        })
final class LaborExportCommand implements Callable<Integer> {

    @ParentCommand
    private LaborCommand labor;

    @Mixin
    private DataOption data;

    @Option(names = "--model", paramLabel = "ID", description = "Which model (default: the one at work).")
    private @Nullable String model;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out;

    @Override
    public Integer call() {
        ExportedModel result = labor.inDistrict(data, warnings -> {
            try {
                return warnings.transfer().export(Optional.ofNullable(model), out);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write to " + out, e);
            }
        });
        labor.main()
                .output()
                .result(
                        result,
                        "%s: %s in %s; log-odds differ by at most %.1e"
                                .formatted(
                                        result.model(),
                                        String.join(", ", result.files()),
                                        out,
                                        result.members().stream()
                                                .mapToDouble(ExportedModel.Member::largestDifference)
                                                .max()
                                                .orElse(0)));
        return 0;
    }
}
