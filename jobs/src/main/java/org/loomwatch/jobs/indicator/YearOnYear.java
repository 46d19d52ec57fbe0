package org.loomwatch.jobs.indicator;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.domain.calendar.NewYearAlignment;
import org.loomwatch.domain.calendar.NewYearAlignment.Part;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.jobs.record.FeedCode;

/** A value against that of the same days a year before, counted from Chinese New Year where it matters. */
final class YearOnYear {

    private final boolean[] flows = new boolean[FeedCode.COUNT];
    private final Map<Integer, List<Part>> parts = new HashMap<>();

    YearOnYear() {
        for (Feed feed : Feed.values()) {
            flows[FeedCode.of(feed)] = Measure.headlineOf(feed).isFlow();
        }
    }

    /** The months to compare with, looked up once for all feeds of a month. */
    List<Part> partsOf(int month) {
        return parts.computeIfAbsent(
                month, number -> NewYearAlignment.of(YearMonth.of(1970 + number / 12, number % 12 + 1)));
    }

    double of(int feed, double[] history, int at, List<Part> compared) {
        double value = history[at];
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double before = 0;
        int days = 0;
        for (Part part : compared) {
            double number = history[at - part.monthsBack()];
            before += number * part.days() / (flows[feed] ? part.lengthOfMonth() : 1);
            days += part.days();
        }
        if (!flows[feed]) {
            before /= days;
        }
        return before == 0 ? Double.NaN : value / before;
    }
}
