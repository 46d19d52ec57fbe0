package org.loomwatch.api.ingest;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run: {@code records = accepted + corrected + duplicates + Σ quarantined}.
 *
 * @param state in lower case: running, finished, or mended, that is cut off and made good by a later run
 * @param quarantined rejected rows by reason
 */
public record IngestRunItem(
        long run,
        String state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long files,
        long refusedFiles,
        long records,
        long accepted,
        long corrected,
        long duplicates,
        Map<String, Long> quarantined,
        long enterprises,
        long indicators,
        double seconds,
        double recordsPerSecond) {}
