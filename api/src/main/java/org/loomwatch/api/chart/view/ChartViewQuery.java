package org.loomwatch.api.chart.view;

import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a kept chart asks for.
 *
 * @param last how many months up to the newest; null where {@code from} and {@code to} name them, or for the newest alone
 * @param form how it is drawn: bars, lines or table
 */
public record ChartViewQuery(
        String measure,
        String dimension,
        @Nullable String area,
        @Nullable String industry,
        @Nullable String size,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable Integer last,
        String form) {

    public ChartViewQuery {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(dimension, "dimension");
        Objects.requireNonNull(form, "form");
    }
}
