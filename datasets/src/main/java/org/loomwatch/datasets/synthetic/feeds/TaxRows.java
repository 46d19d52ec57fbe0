package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/**
 * Value-added tax ({@code vat}, monthly, small taxpayers by quarter), individual income tax withheld ({@code iit}) and
 * corporate income tax ({@code cit}, by quarter).
 */
final class TaxRows implements FeedRows {

    private static final int IIT_FROM_STAFF = 5;
    private static final double IIT_RATE = 0.018;
    private static final double CIT_RATE = 0.20;
    private static final double PAID_MISSING = 0.004;

    private final Draws draws;
    private int overdueDays;

    TaxRows(long seed) {
        draws = new Draws(seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        if (!delivery.expects(Feed.TAX, e)) {
            return;
        }
        draws.at(Stream.TAX, e.key, e.month + 1000L);
        boolean quarterEnds = delivery.month().getMonthValue() % 3 == 0;
        boolean sloppy = e.sloppyTax && draws.chance(0.3);
        overdueDays = e.taxUnpaid > 0 ? 30 * (e.taxMonths - 1) + 1 + draws.below(28) : sloppy ? 1 + draws.below(12) : 0;
        if (!e.quarterlyTax) {
            send(e, delivery, 1, "vat", e.turnover * e.profile.vatRate() * draws.spread(0.12));
        } else if (quarterEnds) {
            send(e, delivery, 1, "vat", 3 * e.turnover * e.profile.vatRate() * draws.spread(0.15));
        }
        if (e.staff >= IIT_FROM_STAFF) {
            send(e, delivery, 2, "iit", e.staff * e.wage * e.bonus * IIT_RATE * draws.spread(0.15));
        }
        if (quarterEnds && !e.soleTrader) {
            double margin = 0.05 + 0.05 * e.health + 0.02 * draws.gauss();
            send(e, delivery, 3, "cit", Math.max(0, 3 * e.turnover * margin) * CIT_RATE);
        }
    }

    private void send(EnterpriseMonth e, Delivery delivery, int sequence, String kind, double declared) {
        FeedRow row = delivery.begin(Feed.TAX, e, sequence);
        row.word(kind);
        row.money(declared);
        if (draws.chance(PAID_MISSING)) {
            row.empty();
        } else {
            row.money(declared * (1 - e.taxUnpaid));
        }
        row.count(declared < 0.005 ? 0 : overdueDays);
        delivery.send(delivery.reportingTime(e, Feed.TAX, 3, 12));
    }
}
