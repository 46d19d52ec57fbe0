package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.economy.SyntheticMonths;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseStep;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** The few enterprises whose capacity is to go: one row a month from listing to closure. */
final class CapacityExitRows implements FeedRows {

    private static final String[] STAGES = {"", "listed", "notified", "stopped", "closed"};

    private final Draws draws;

    CapacityExitRows(long seed) {
        draws = new Draws(seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        if (e.exitStage == 0 || !delivery.expects(Feed.CAPACITY_EXIT, e)) {
            return;
        }
        double share = draws.at(Stream.CAPACITY_EXIT, e.key, 0).uniform(0.3, 1);
        FeedRow row = delivery.begin(Feed.CAPACITY_EXIT, e, 1);
        row.word(STAGES[e.exitStage]);
        row.date(SyntheticMonths.at(EnterpriseStep.exitDeadline(e.exitListed))
                .atDay(1)
                .toEpochDay());
        row.share(share);
        delivery.send(delivery.reportingTime(e, Feed.CAPACITY_EXIT, 1, 10));
    }
}
