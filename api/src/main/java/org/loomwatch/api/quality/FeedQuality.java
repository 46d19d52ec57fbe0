package org.loomwatch.api.quality;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Quality of one feed's month. Shares lie between 0 and 1, 1 is best; null where there is nothing to judge.
 *
 * @param owner unit that delivers the feed
 * @param expected enterprises that it should report: it did in one of the three months before, or does now; complaints and
 *     capacity exit report what happens, so nobody is expected
 * @param reported enterprises of them with a usable record
 * @param due records of the month
 * @param onTime of them, first reported by the 15th of the next month
 * @param rows rows delivered for the month that hold or are in quarantine
 * @param rejected of them, in quarantine
 * @param repeated records about the same enterprise and thing (meter, tax kind) as another of the month
 * @param checked enterprises whose figures could be held against another feed's or its own
 * @param inconsistent of them, with figures that cannot both be right
 * @param drift relative distance of the median enterprise from its own past, the smaller of own median and year on year
 * @param score mean of the shares that there are
 * @param silentMonths months since the feed's last record, counted from the latest month of the district
 */
public record FeedQuality(
        String feed,
        String owner,
        long expected,
        long reported,
        @Nullable Double completeness,
        long due,
        long onTime,
        @Nullable Double timeliness,
        long rows,
        long rejected,
        @Nullable Double validity,
        long repeated,
        @Nullable Double uniqueness,
        long checked,
        long inconsistent,
        @Nullable Double consistency,
        @Nullable Double drift,
        @Nullable Double score,
        @Nullable Long silentMonths) {

    static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    static @Nullable Double mean(@Nullable Double... shares) {
        OptionalDouble mean = Stream.of(shares)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }
}
