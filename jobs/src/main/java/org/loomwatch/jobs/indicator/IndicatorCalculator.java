package org.loomwatch.jobs.indicator;

import java.util.List;
import org.loomwatch.domain.calendar.NewYearAlignment.Part;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.jobs.record.FeedCode;

/** The formulas of the indicators over one enterprise's own months. Pure; missing is NaN. */
public final class IndicatorCalculator {

    private static final int FEEDS = History.FEEDS;
    private static final int[] VALUE = positions(IndicatorKind.VALUE);
    private static final int[] RATIO = positions(IndicatorKind.RATIO_TO_MEDIAN);
    private static final int[] YOY = positions(IndicatorKind.YEAR_ON_YEAR);
    private static final int[] SCORE = positions(IndicatorKind.ROBUST_Z);
    private static final int[] SLOPE = positions(IndicatorKind.SLOPE);
    private static final int[] SINCE = positions(IndicatorKind.MONTHS_SINCE_REPORT);
    private static final int[] MISSING = positions(IndicatorKind.MISSING);

    private final Baseline baseline = new Baseline();
    private final YearOnYear yearOnYear = new YearOnYear();

    /**
     * Fills the indicators of a month whose measures are in place.
     *
     * @param history measures of {@link History} by month; months {@code at - 13} to {@code at} are read
     * @param at this month's position in {@code history}
     * @param month this month, counted from 1970-01
     * @param since by feed, months since the last report as of the month before (NaN: never); advanced to this month
     * @param row a {@link MonthRow}
     */
    public void calculate(double[][] history, int at, int month, double[] since, double[] row) {
        List<Part> compared = yearOnYear.partsOf(month);
        for (int feed = 0; feed < FEEDS; feed++) {
            since[feed] = MonthRow.isReported(row, feed) ? 0 : since[feed] + 1;
            double[] own = history[feed];
            double value = own[at];
            row[VALUE[feed]] = value;
            row[SINCE[feed]] = since[feed];
            row[MISSING[feed]] = Double.isNaN(since[feed]) ? Double.NaN : since[feed] > 0 ? 1 : 0;
            row[YOY[feed]] = yearOnYear.of(feed, own, at, compared);
            row[SLOPE[feed]] = Slope.of(own, at);
            if (Double.isNaN(value)) {
                row[RATIO[feed]] = Double.NaN;
                row[SCORE[feed]] = Double.NaN;
            } else {
                baseline.read(own, at);
                row[RATIO[feed]] = baseline.ratio(value);
                row[SCORE[feed]] = baseline.score(value);
            }
        }
        JointCalculator.calculate(history, at, row);
    }

    private static int[] positions(IndicatorKind kind) {
        int[] positions = new int[FEEDS];
        for (Feed feed : Feed.values()) {
            positions[FeedCode.of(feed)] = MonthRow.indicator(Indicator.of(feed, kind));
        }
        return positions;
    }
}
