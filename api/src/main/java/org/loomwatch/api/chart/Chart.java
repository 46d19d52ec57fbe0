package org.loomwatch.api.chart;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answered chart.
 *
 * @param statistic how enterprises' values became the group's: sum, median or ratio
 * @param from first month asked for; null before there are any figures
 * @param items groups with at least one enterprise, month by month
 */
public record Chart(
        String measure,
        String unit,
        String statistic,
        String dimension,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        List<Item> items) {

    public Chart {
        items = List.copyOf(items);
    }

    /**
     * @param key area id, industry code or size; {@code *} for everything asked for
     * @param value null where no enterprise has one, or where it is suppressed
     * @param enterprises enterprises with a value; null where that is suppressed
     * @param suppressed whether it is kept back because it would tell about single enterprises
     */
    public record Item(
            String key,
            YearMonth month,
            @Nullable Double value,
            @Nullable Long enterprises,
            boolean suppressed) {}
}
