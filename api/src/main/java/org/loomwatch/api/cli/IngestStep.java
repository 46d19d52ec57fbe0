package org.loomwatch.api.cli;

import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.store.Stores;

/** Loads files into the stores and tells how far it is. */
final class IngestStep {

    private IngestStep() {}

    static IngestResult run(Stores stores, IngestRequest request, Progress progress) throws Exception {
        IngestRate rate = new IngestRate();
        return progress.run(
                "loading the feeds",
                () -> new IngestService(stores.clickHouse().connection())
                        .ingest(
                                request,
                                (records, bytes, totalBytes) ->
                                        progress.update(rate.describe(records, bytes, totalBytes))),
                IngestStep::describe);
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
