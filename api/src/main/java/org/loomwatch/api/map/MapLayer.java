package org.loomwatch.api.map;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indicator over the areas of one level.
 *
 * @param statistic how enterprises' values became the area's: sum or median
 * @param items areas with at least one enterprise
 */
public record MapLayer(String indicator, YearMonth month, String level, String statistic, List<AreaValue> items) {

    /**
     * @param value null where no enterprise has a value this month, or where it is suppressed
     * @param enterprises enterprises with a value; null where that is suppressed
     * @param suppressed whether it is kept back because it would tell about single enterprises
     */
    public record AreaValue(
            String area, @Nullable Double value, @Nullable Long enterprises, boolean suppressed) {

        static AreaValue suppressed(String area) {
            return new AreaValue(area, null, null, true);
        }
    }
}
