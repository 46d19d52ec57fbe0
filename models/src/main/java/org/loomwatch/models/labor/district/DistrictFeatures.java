package org.loomwatch.models.labor.district;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/** What a warning model looks at in the district: every measure and indicator of a month, lags, and what the month itself brings. */
public final class DistrictFeatures {

    /** Days from the month's end to the next Chinese New Year. */
    static final String NEW_YEAR_DAYS = "days_to_new_year";

    /** Months since the last dispute that was known by then. */
    static final String SINCE_DISPUTE = "months_since_dispute";

    /** Disputes of the last two years that were known by then. */
    static final String DISPUTES = "disputes_24";

    /** Disputes an enterprise in the industry in the last two years, as known by then. */
    static final String INDUSTRY_RATE = "industry_dispute_rate";

    /** Columns of {@code enterprise_indicators}. */
    static final List<String> STORED = Stream.concat(
                    Stream.of(Measure.values()).map(Measure::id),
                    Indicator.list().stream().map(Indicator::id))
            .distinct()
            .toList();

    private static final List<String> ALL = Stream.of(
                    STORED.stream(),
                    RecentMonths.names().stream(),
                    Stream.of(NEW_YEAR_DAYS, SINCE_DISPUTE, DISPUTES, INDUSTRY_RATE))
            .flatMap(names -> names)
            .toList();

    private DistrictFeatures() {}

    public static List<String> list() {
        return ALL;
    }

    /** The feed that a feature belongs to; past disputes count as complaints, calendar and industry belong to none. */
    static Optional<Feed> feedOf(String feature) {
        if (feature.equals(SINCE_DISPUTE) || feature.equals(DISPUTES)) {
            return Optional.of(Feed.COMPLAINTS);
        }
        return Measure.find(feature)
                .map(Measure::feed)
                .or(() -> Indicator.find(feature).map(Indicator::feed))
                .or(() -> RecentMonths.feedOf(feature));
    }
}
