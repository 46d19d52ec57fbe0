package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** Registered staff at month's end, hired and left; some employers always register fewer than they employ. */
final class StaffingRows implements FeedRows {

    private static final double HIRES_UNREPORTED = 0.02;

    private final Draws draws;

    StaffingRows(long seed) {
        draws = new Draws(seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        if (!delivery.expects(Feed.STAFFING, e)) {
            return;
        }
        double share = 1;
        if (e.underReports) {
            share = draws.at(Stream.STAFFING, e.key, -1).uniform(0.6, 0.92);
        }
        draws.at(Stream.STAFFING, e.key, e.month);
        FeedRow row = delivery.begin(Feed.STAFFING, e, 1);
        row.count(Math.max(1, (long) StrictMath.rint(e.staff * share)));
        if (draws.chance(HIRES_UNREPORTED)) {
            row.empty();
        } else {
            row.count(e.hired);
        }
        row.count(e.left);
        delivery.send(delivery.reportingTime(e, Feed.STAFFING, 4, 9));
    }
}
