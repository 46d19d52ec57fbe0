package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** Insured staff and contributions: fewer insured and less paid as distress shows here. */
final class SocialInsuranceRows implements FeedRows {

    private static final double CONTRIBUTION = 0.25;
    private static final double BASE_OF_WAGE = 0.72;

    private final Draws draws;

    SocialInsuranceRows(long seed) {
        draws = new Draws(seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        if (!delivery.expects(Feed.SOCIAL_INSURANCE, e)) {
            return;
        }
        draws.at(Stream.SOCIAL_INSURANCE, e.key, e.month + 1000L);
        double share = e.insuredShare * (1 - 0.35 * Math.min(1, e.stress(Feed.SOCIAL_INSURANCE)));
        long insured = Math.min(e.staff, draws.round(e.staff * share));
        double payable = insured * e.wage * BASE_OF_WAGE * CONTRIBUTION * draws.spread(0.02);
        FeedRow row = delivery.begin(Feed.SOCIAL_INSURANCE, e, 1);
        row.count(insured);
        row.money(payable);
        row.money(payable * (1 - e.insuranceUnpaid));
        delivery.send(delivery.reportingTime(e, Feed.SOCIAL_INSURANCE, 6, 9));
    }
}
