package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/**
 * Wages due in the month: paid in time, late by habit, partly or not at all. A payment made after the report comes as a
 * correction of the same record.
 */
final class WageRows implements FeedRows {

    private static final int FIRST_DUE_DAY = 5;
    private static final int DUE_DAYS = 21;
    private static final double HEADCOUNT_MISSING = 0.01;
    private static final double AMOUNT_MISSING = 0.005;

    private final Draws draws;

    WageRows(long seed) {
        draws = new Draws(seed);
    }

    @Override
    public void write(EnterpriseMonth e, Delivery delivery) {
        if (!delivery.expects(Feed.WAGES, e)) {
            return;
        }
        draws.at(Stream.WAGES, e.key, e.month + 1000L);
        int dueDay = FIRST_DUE_DAY + (int) Math.floorMod(Draws.mix(e.key), (long) DUE_DAYS);
        long due = delivery.monthEnd() - delivery.monthLength() + dueDay;
        long paid = due + daysLate(e);
        double payable = e.staff * e.wage * e.bonus * draws.spread(0.03);
        int headcount = draws.chance(HEADCOUNT_MISSING) ? -1 : e.staff;
        boolean amountMissing = draws.chance(AMOUNT_MISSING);
        FeedRow row = delivery.begin(Feed.WAGES, e, 1);
        long reportedAt = delivery.reportingTime(e, Feed.WAGES, 1, 10);
        long reportedDay = Delivery.dayOf(reportedAt);
        if (e.wagesUnpaid > 0 && e.wagesSettledAfter > 0) {
            long settled = delivery.monthEnd() + 30L * e.wagesSettledAfter - draws.below(25);
            boolean partly = e.wagesUnpaid < 1 && paid <= reportedDay;
            fill(row, due, partly ? paid : 0, headcount, payable, partly ? payable * (1 - e.wagesUnpaid) : 0);
            delivery.sendFirstVersion(reportedAt);
            fill(row, due, settled, headcount, payable, payable);
            delivery.sendCorrection(reportedAt, Math.max(settled, due) + 2 + draws.below(12));
        } else if (e.wagesUnpaid > 0) {
            boolean partly = e.wagesUnpaid < 1;
            long partPaid = Math.min(paid, reportedDay);
            fill(row, due, partly ? partPaid : 0, headcount, payable, partly ? payable * (1 - e.wagesUnpaid) : 0);
            delivery.send(reportedAt);
        } else if (paid > reportedDay) {
            fill(row, due, 0, headcount, payable, 0);
            delivery.sendFirstVersion(reportedAt);
            fill(row, due, paid, headcount, payable, payable);
            delivery.sendCorrection(reportedAt, paid + 2 + draws.below(12));
        } else {
            fill(row, due, paid, headcount, payable, amountMissing ? -1 : payable);
            delivery.send(reportedAt);
        }
    }

    private int daysLate(EnterpriseMonth e) {
        if (e.habituallyLate) {
            return 3 + draws.below(18);
        }
        return draws.chance(0.03) ? 1 + draws.below(4) : -draws.below(2);
    }

    /** Zero as a paid date is unpaid; a negative count or amount is missing. */
    private static void fill(FeedRow row, long due, long paid, int headcount, double payable, double amountPaid) {
        row.restart();
        row.date(due);
        if (paid == 0) {
            row.empty();
        } else {
            row.date(paid);
        }
        if (headcount < 0) {
            row.empty();
        } else {
            row.count(headcount);
        }
        row.money(payable);
        if (amountPaid < 0) {
            row.empty();
        } else {
            row.money(amountPaid);
        }
    }
}
