package org.loomwatch.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.loomwatch.api.ingest.IngestFeature;
import org.loomwatch.jobs.flink.FlinkCluster;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.jobs.topic.TopicAddress;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.FileLease;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "Files, or directories to search, such as wages-2026-09.csv.gz or the folder of a delivery; the inbox of the"
                            + " data directory if none is given.")
    private List<Path> paths = List.of();

    @Option(
            names = "--follow",
            description = "Go on: take in whatever is dropped there, one run after another, until stopped.")
    private boolean follow;

    @Mixin
    private SourceOptions sources;

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
        Optional<TopicAddress> topics = sources.topics();
        Optional<FlinkCluster> cluster = sources.cluster();
        StoreSettings settings = data.settings();
        DataDirectory directory = settings.dataDirectory();
        List<Path> wanted = paths.isEmpty() && topics.isEmpty() ? List.of(directory.inbox()) : paths;
        try (Stores stores = Stores.open(settings)) {
            Path lease = IngestFeature.lease(directory);
            IngestService service = new IngestService(stores.clickHouse().connection(), cluster);
            if (follow) {
                new FollowStep(progress, output).run(service, stores, wanted, topics, lease);
                return 0;
            }
            try (FileLease held = FileLease.exclusive(lease)) {
                if (!wanted.isEmpty()) {
                    tell(output, IngestStep.run(service, new IngestRequest(wanted, Instant.now()), progress));
                }
                if (topics.isPresent()) {
                    tell(output, IngestStep.run(service, topics.get(), progress));
                }
            }
        }
        return 0;
    }

    private static void tell(Output output, IngestResult result) {
        output.result(IngestSummary.of(result), IngestStep.describe(result));
    }
}
