package org.loomwatch.datasets.synthetic;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.loomwatch.domain.feed.Feed;

/**
 * What was generated; the same counts by file are in {@code oracle/manifest.json}.
 *
 * @param asOf last day on which anything was reported
 * @param enterprises rows of the register
 * @param enterpriseMonths enterprises alive, summed over months
 * @param disputesStarted disputes in the window, known or not
 * @param disputesKnown rows of {@code master/disputes.csv}
 * @param rows feed rows, headers apart
 */
public record DistrictResult(
        Path directory,
        YearMonth from,
        YearMonth until,
        LocalDate asOf,
        long enterprises,
        long enterpriseMonths,
        long disputesStarted,
        long disputesKnown,
        long rows,
        Map<Feed, Long> rowsByFeed,
        long corrections,
        long duplicates,
        long dirtyRows,
        double seconds) {

    public DistrictResult {
        rowsByFeed = Map.copyOf(rowsByFeed);
    }

    /** Disputes per enterprise and month. */
    public double disputeRate() {
        return disputesStarted / (double) enterpriseMonths;
    }
}
