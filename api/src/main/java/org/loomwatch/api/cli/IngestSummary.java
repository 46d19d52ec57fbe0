package org.loomwatch.api.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.jobs.ingest.IngestResult;

/** What {@code --json} prints of an ingest; the counts are those of {@link IngestResult}. */
record IngestSummary(
        long records,
        long accepted,
        long corrected,
        long duplicates,
        Map<String, Long> quarantined,
        List<String> refusedFiles,
        long masterRows,
        long masterRejected,
        long enterprises,
        long indicators,
        double seconds,
        double recordsPerSecond) {

    static IngestSummary of(IngestResult result) {
        return new IngestSummary(
                result.records(),
                result.accepted(),
                result.corrected(),
                result.duplicates(),
                new TreeMap<>(result.quarantined()),
                result.refusedFiles(),
                result.masterRows(),
                result.masterRejected(),
                result.enterprises(),
                result.indicators(),
                result.seconds(),
                result.recordsPerSecond());
    }
}
