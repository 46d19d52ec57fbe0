package org.loomwatch.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Loads master data and feed files into the stores and computes the indicators. */
@Command(
        name = "ingest",
        description = {
            "Load feed files and master data, and compute indicators.",
            "Rows that cannot be used go to quarantine with their reason; loading the same file twice changes nothing."
        })
final class IngestCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, or directories to search, such as wages-2026-09.csv.gz or the folder of a delivery.")
    private List<Path> paths;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new BadInputException(path + " does not exist or cannot be read");
            }
        }
        Output output = main.output();
        Progress progress = Progress.of(output);
        try (Stores stores = Stores.open(data.settings())) {
            IngestResult result = IngestStep.run(stores, new IngestRequest(paths, Instant.now()), progress);
            output.result(IngestSummary.of(result), IngestStep.describe(result));
        }
        return 0;
    }
}
