package org.loomwatch.notebook.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An economic index; points with a horizon above 0 are forecasts. */
public record Index(String kind, String nameZh, String nameEn, List<Point> points) {

    /** A month and, for forecasts, how far it may be off. */
    public record Point(
            String month,
            int horizon,
            double value,
            double low80,
            double high80,
            @Nullable Double yearOnYear) {}
}
