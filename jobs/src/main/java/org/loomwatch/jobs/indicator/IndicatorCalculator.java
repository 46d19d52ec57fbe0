package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.List;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.jobs.record.FeedCode;

/** The formulas of the indicators over one enterprise's own months. Pure; missing is NaN. */
public final class IndicatorCalculator {

    /** Months of own history that a formula may look back on. */
    public static final int WINDOW = 12;

    private static final int LEAST_FOR_MEDIAN = 3;
    private static final int FEEDS = Feed.values().length;
    private static final List<Indicator> INDICATORS = Indicator.list();

    private final double[] sorted = new double[WINDOW];

    /**
     * Fills the indicators of a month whose measures are in place.
     *
     * @param headlines headline measure by feed and month; months {@code at - 12} to {@code at} are read
     * @param at this month's position in {@code headlines}
     * @param since by feed, months since the last report as of the month before (NaN: never); advanced to this month
     * @param row a {@link MonthRow}
     */
    public void calculate(double[][] headlines, int at, double[] since, double[] row) {
        for (int feed = 0; feed < FEEDS; feed++) {
            since[feed] = MonthRow.isReported(row, feed) ? 0 : since[feed] + 1;
        }
        for (int i = 0; i < INDICATORS.size(); i++) {
            int feed = FeedCode.of(INDICATORS.get(i).feed());
            row[MonthRow.MEASURES + i] = calculate(INDICATORS.get(i).kind(), headlines[feed], at, since[feed]);
        }
    }

    private double calculate(IndicatorKind kind, double[] headline, int at, double since) {
        return switch (kind) {
            case VALUE -> headline[at];
            case RATIO_TO_MEDIAN -> ratioToMedian(headline, at);
            case MONTHS_SINCE_REPORT -> since;
        };
    }

    private double ratioToMedian(double[] headline, int at) {
        int count = 0;
        for (int t = at - WINDOW; t < at; t++) {
            if (!Double.isNaN(headline[t])) {
                sorted[count++] = headline[t];
            }
        }
        if (count < LEAST_FOR_MEDIAN) {
            return Double.NaN;
        }
        Arrays.sort(sorted, 0, count);
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        return median == 0 ? Double.NaN : headline[at] / median;
    }
}
