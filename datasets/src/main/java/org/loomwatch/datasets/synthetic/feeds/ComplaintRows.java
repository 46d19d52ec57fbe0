package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** Labor complaints: more where staff is many, wages are owed or tempers are short; many are about nothing much. */
final class ComplaintRows implements FeedRows {

    private static final double RATE = 0.0012;
    private static final int MOST = 8;
    private static final String[] CATEGORIES = {
        "arrears", "overtime", "dismissal", "social_insurance", "injury", "other"
    };
    private static final double[] ORDINARY = {0.27, 0.51, 0.69, 0.82, 0.90, 1.0};
    private static final double[] IN_ARREARS = {0.62, 0.70, 0.84, 0.93, 0.95, 1.0};
    private static final String[] STATUSES = {"open", "settled", "transferred", "withdrawn"};
    private static final double[] STATUS_SHARES = {0.34, 0.82, 0.91, 1.0};

    private final Draws draws;

    ComplaintRows(long seed) {
        draws = new Draws(seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        double rate = RATE
                * StrictMath.pow(e.staff, 0.75)
                * StrictMath.exp(0.35 * e.temper + 0.3 * e.profile.dispute())
                * (1 + 2 * e.stress(Feed.COMPLAINTS) + 2.5 * Math.min(3, e.arrears));
        draws.at(Stream.COMPLAINTS, e.key, e.month);
        int count = Math.min(MOST, draws.poisson(rate));
        for (int i = 1; i <= count; i++) {
            writeOne(e, delivery, i);
        }
    }

    private void writeOne(EnterpriseMonth e, Delivery delivery, int sequence) {
        long received = delivery.monthEnd() - draws.below(delivery.monthLength());
        int category = draws.index(e.arrears > 0.3 ? IN_ARREARS : ORDINARY);
        int people = Math.min(e.staff, 1 + (int) draws.exponential(0.25 * StrictMath.sqrt(e.staff)));
        FeedRow row = delivery.begin(Feed.COMPLAINTS, e, sequence);
        row.date(received);
        row.word(CATEGORIES[category]);
        row.count(people);
        if (category <= 2 && draws.chance(0.85)) {
            row.money(people * e.wage * draws.uniform(0.3, 3));
        } else {
            row.empty();
        }
        row.word(STATUSES[draws.index(STATUS_SHARES)]);
        int fromMonthEnd = (int) (received - delivery.monthEnd());
        delivery.send(delivery.reportingTime(e, Feed.COMPLAINTS, fromMonthEnd + 1, 12));
    }
}
