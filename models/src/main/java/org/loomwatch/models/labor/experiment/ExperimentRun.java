package org.loomwatch.models.labor.experiment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment.
 *
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed} or {@code interrupted}
 * @param key hash of all that the outcome depends on but the data
 * @param model the model it made
 * @param files SHA-256 of the model's files by name
 * @param repeats an earlier run of the same experiment on the same data
 * @param sameBytes whether it made the same bytes as that one
 * @param report what it found out; null in lists
 */
public record ExperimentRun(
        long id,
        Experiment experiment,
        String state,
        String key,
        @Nullable String model,
        @Nullable String dataHash,
        Map<String, String> files,
        @Nullable Long repeats,
        @Nullable Boolean sameBytes,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable RunReport report) {

    public ExperimentRun {
        files = Map.copyOf(files);
    }
}
