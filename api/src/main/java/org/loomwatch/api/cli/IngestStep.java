package org.loomwatch.api.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.jobs.topic.TopicAddress;
import org.loomwatch.jobs.topic.TopicWatch;
import org.loomwatch.store.Stores;

/** Loads files into the stores and tells how far it is. */
final class IngestStep {

    private static final IngestResult NOTHING = new IngestResult(0, 0, 0, 0, 0, Map.of(), List.of(), 0, 0, 0, 0, 0);

    private IngestStep() {}

    static IngestResult run(Stores stores, IngestRequest request, Progress progress) throws Exception {
        return run(new IngestService(stores.clickHouse().connection()), request, progress);
    }

    static IngestResult run(IngestService service, IngestRequest request, Progress progress) throws Exception {
        return progress.run(
                "loading the feeds", () -> service.ingest(request, telling(progress)), IngestStep::describe);
    }

    /** Takes in what lies in the topics now; a run of nothing if that is nothing new. */
    static IngestResult run(IngestService service, TopicAddress topics, Progress progress) throws Exception {
        return progress.run(
                "reading the topics",
                () -> {
                    try (TopicWatch watch = new TopicWatch(topics)) {
                        return service.ingest(watch, Instant.now(), telling(progress))
                                .orElse(NOTHING);
                    }
                },
                IngestStep::describe);
    }

    private static IngestProgress telling(Progress progress) {
        IngestRate rate = new IngestRate();
        return (records, bytes, totalBytes) -> progress.update(rate.describe(records, bytes, totalBytes));
    }

    static String describe(IngestResult result) {
        long quarantined = result.quarantined().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String refused = result.refusedFiles().stream()
                .map(file -> System.lineSeparator() + "  refused " + file)
                .reduce("", String::concat);
        return ("%,d records, %,d accepted, %,d corrected, %,d duplicates, %,d quarantined;"
                        + " %,d enterprises, %,d indicators%s")
                .formatted(
                        result.records(),
                        result.accepted(),
                        result.corrected(),
                        result.duplicates(),
                        quarantined,
                        result.enterprises(),
                        result.indicators(),
                        refused);
    }
}
