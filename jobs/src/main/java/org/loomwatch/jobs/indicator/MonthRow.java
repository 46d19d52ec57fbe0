package org.loomwatch.jobs.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;

/**
 * Order of the numbers in a row of {@code enterprise_month}: all measures, then all indicators that an enterprise's own months
 * decide; NaN is missing.
 */
@SuppressWarnings("EnumOrdinal")
public final class MonthRow {

    /** The indicators of a row, in order. */
    public static final List<Indicator> INDICATORS = Indicator.list().stream()
            .filter(indicator -> !indicator.comparesPeers())
            .toList();

    public static final int MEASURES = Measure.values().length;
    public static final int SIZE = MEASURES + INDICATORS.size();

    private static final int[] HEADLINE = Arrays.stream(Feed.values())
            .mapToInt(feed -> Measure.headlineOf(feed).ordinal())
            .toArray();

    private static final int[] SINCE = Arrays.stream(Feed.values())
            .mapToInt(feed -> indicator(Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT)))
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

    static int measure(Measure measure) {
        return measure.ordinal();
    }

    static int indicator(Indicator indicator) {
        return MEASURES + INDICATORS.indexOf(indicator);
    }

    /** Column names in order. */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            columns.add(measure.id());
        }
        for (Indicator indicator : INDICATORS) {
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

    /** Whether both rows have the same headline measures, so that nobody's place among peers differs. */
    static boolean haveSameHeadlines(double[] row, double[] other) {
        for (int headline : HEADLINE) {
            if (Double.compare(row[headline], other[headline]) != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean hasHeadline(double[] row) {
        for (int headline : HEADLINE) {
            if (!Double.isNaN(row[headline])) {
                return true;
            }
        }
        return false;
    }
}
