package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a response came to.
 *
 * @param minutesToConfirm from the first proposal to the start; null if it never started
 * @param doneInTime share of tasks that were done by their time, of those that were not released
 * @param changedSince what differs now from what was frozen
 */
public record Report(
        Activation activation,
        List<Change> changes,
        Board.Counts counts,
        @Nullable Double minutesToConfirm,
        @Nullable Double minutesToReceive,
        @Nullable Double minutesToFinish,
        @Nullable Double doneInTime,
        int escalations,
        List<Board.Line> byUnit,
        List<Board.Line> byCategory,
        List<Difference> changedSince,
        List<LogEntry> timeline,
        Instant madeAt) {

    /** A frozen resource that was edited or taken out since. */
    public record Difference(String resource, String name, int frozenVersion, int versionNow) {}
}
