package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;

/**
 * What calculating a month needs of the months before: each feed's headline measure, wages payable, and each feed's months since
 * the last report, in this order.
 */
public final class History {

    /** Months of own history that a formula may look back on. */
    public static final int WINDOW = 13;

    static final int FEEDS = Feed.values().length;
    static final int WAGES_PAYABLE = FEEDS;
    /** Measures of each month; months since the last report follow them. */
    static final int MEASURES = FEEDS + 1;

    private static final int[] POSITIONS = IntStream.concat(
                    IntStream.concat(
                            IntStream.range(0, FEEDS).map(MonthRow::headline),
                            IntStream.of(MonthRow.measure(Measure.WAGES_PAYABLE))),
                    IntStream.range(0, FEEDS).map(MonthRow::since))
            .toArray();

    private History() {}

    /** Positions within a {@link MonthRow}, in order. */
    public static List<Integer> positions() {
        return Arrays.stream(POSITIONS).boxed().toList();
    }

    static int position(int number) {
        return POSITIONS[number];
    }

    static int size() {
        return POSITIONS.length;
    }
}
