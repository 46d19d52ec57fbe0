package org.loomwatch.api.chart.view;

import java.util.Objects;

/** A chart as somebody wants it kept. */
public record ChartViewDraft(String name, String note, ChartViewQuery query, boolean shared) {

    public ChartViewDraft {
        name = name.strip();
        note = note.strip();
        Objects.requireNonNull(query, "query");
    }
}
