package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;

/** The measures that calculating a month needs of the months before: each feed's headline measure, then wages payable. */
public final class History {

    /** Months of own history that a formula may look back on. */
    public static final int WINDOW = 13;

    public static final int FEEDS = Feed.values().length;
    static final int WAGES_PAYABLE = FEEDS;
    public static final int MEASURES = FEEDS + 1;

    private static final int[] POSITIONS = IntStream.concat(
                    IntStream.range(0, FEEDS).map(MonthRow::headline),
                    IntStream.of(MonthRow.measure(Measure.WAGES_PAYABLE)))
            .toArray();

    private History() {}

    /** The columns of the measures, in order. */
    public static List<String> columns() {
        return Arrays.stream(POSITIONS).mapToObj(MonthRow.columns()::get).toList();
    }

    static int position(int number) {
        return POSITIONS[number];
    }
}
