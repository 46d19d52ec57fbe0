package org.loomwatch.notebook.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a response: who was asked to do what, who answered when. */
public record Board(
        Activation activation, List<Line> byUnit, List<Line> byCategory, List<Task> tasks, List<Entry> log) {

    /** Tasks by state. */
    public record Counts(int sent, int received, int doing, int done, int released, int overdue) {}

    /** The tasks of a unit or of a category of resources; minutes are medians. */
    public record Line(
            String id,
            String nameZh,
            String nameEn,
            Counts counts,
            @Nullable Double minutesToReceive,
            @Nullable Double minutesToFinish) {}

    /** What one unit was asked. */
    public record Task(
            String unit,
            String category,
            String state,
            int resources,
            String textZh,
            String textEn,
            Instant sentAt,
            @Nullable Instant receivedAt,
            @Nullable Instant doneAt,
            boolean overdue) {}

    /** A line of the shift log. */
    public record Entry(Instant at, String author, String kind, String textZh, String textEn) {}
}
