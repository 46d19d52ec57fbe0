package org.loomwatch.jobs.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;

/** Order of the numbers in a row of {@code enterprise_month}: all measures, then all indicators; NaN is missing. */
@SuppressWarnings("EnumOrdinal")
public final class MonthRow {

    public static final int MEASURES = Measure.values().length;
    public static final int SIZE = MEASURES + Indicator.list().size();

    private static final int[] HEADLINE = Arrays.stream(Feed.values())
            .mapToInt(feed -> Measure.headlineOf(feed).ordinal())
            .toArray();

    private static final int[] SINCE = Arrays.stream(Feed.values())
            .mapToInt(
                    feed -> MEASURES + Indicator.list().indexOf(new Indicator(feed, IndicatorKind.MONTHS_SINCE_REPORT)))
            .toArray();

    private MonthRow() {}

    /** Position of a feed's headline measure. */
    public static int headline(int feed) {
        return HEADLINE[feed];
    }

    /** Position of a feed's months since the last report. */
    public static int since(int feed) {
        return SINCE[feed];
    }

    /** Column names in order. */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            columns.add(measure.id());
        }
        for (Indicator indicator : Indicator.list()) {
            columns.add(indicator.id());
        }
        return columns;
    }

    static boolean isReported(double[] row, int feed) {
        int first = Contributions.first(feed);
        for (int measure = first; measure < first + Contributions.count(feed); measure++) {
            if (!Double.isNaN(row[measure])) {
                return true;
            }
        }
        return false;
    }
}
