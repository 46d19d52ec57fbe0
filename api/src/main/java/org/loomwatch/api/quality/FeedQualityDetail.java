package org.loomwatch.api.quality;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feed over time, over streets, and what was found.
 *
 * @param months the twelve up to {@code month}, oldest first
 */
public record FeedQualityDetail(
        String feed, YearMonth month, List<MonthQuality> months, List<AreaQuality> areas, List<Finding> findings) {

    /** One month of the feed. */
    public record MonthQuality(YearMonth month, FeedQuality quality) {}

    /** One street's completeness. */
    public record AreaQuality(
            String area,
            String nameZh,
            String nameEn,
            long expected,
            long reported,
            @Nullable Double completeness) {}

    /**
     * A check of consistency.
     *
     * @param enterprises how many break it in the month
     */
    public record Finding(String check, String nameZh, String nameEn, long checked, long enterprises) {}
}
