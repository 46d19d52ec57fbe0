package org.loomwatch.api.overview;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One month of the part of the district the viewer sees.
 *
 * @param district null before any area is loaded, and for viewers who see nothing of it
 * @param month the month shown; null before any feed is loaded
 * @param months every month there are figures for, oldest first
 * @param enterprises enterprises in the master data
 * @param reporting enterprises that at least one feed the viewer sees reported this month
 * @param quarantined rejected rows of the month's files of those feeds
 * @param dataAsOf end of the last finished ingest; null if there was none
 */
public record Overview(
        @Nullable AreaName district,
        @Nullable YearMonth month,
        List<YearMonth> months,
        long enterprises,
        long reporting,
        List<FeedMonth> feeds,
        long quarantined,
        @Nullable Instant dataAsOf) {

    /** An area and what it is called. */
    public record AreaName(String id, String nameZh, String nameEn) {}

    /**
     * One feed in the month. Totals are of the feed's headline measure, by its statistic; null where nothing was reported, and
     * where so few were that it would tell about single enterprises.
     *
     * @param masked whether the viewer's grants do not show this feed; then everything else is null
     * @param enterprises enterprises the feed reported this month
     * @param statistic sum or median
     * @param previousTotal of the month before
     * @param yearAgoTotal of the same month a year before
     */
    public record FeedMonth(
            String feed,
            boolean masked,
            @Nullable Long enterprises,
            String statistic,
            @Nullable Double headlineTotal,
            @Nullable Double previousTotal,
            @Nullable Double yearAgoTotal) {}
}
