package org.loomwatch.api.chart.view;

import java.time.Instant;
import java.util.UUID;

/**
 * A kept chart: what it asks for, not what was answered.
 *
 * @param shared whether others see it too: those whose rights show its measure, and its area if it names one
 * @param owner login of whoever made it
 * @param mine whether that is the one who asks: only the owner changes it
 * @param revision goes up with every change
 */
public record ChartView(
        UUID id,
        String name,
        String note,
        ChartViewQuery query,
        boolean shared,
        String owner,
        boolean mine,
        int revision,
        Instant createdAt,
        Instant changedAt) {

    /** The strong entity tag of this revision. */
    public String tag() {
        return "\"" + id + "-" + revision + "\"";
    }
}
