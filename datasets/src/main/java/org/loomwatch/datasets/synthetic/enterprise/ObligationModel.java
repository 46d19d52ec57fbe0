package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** What the enterprise pays and what it leaves unpaid: wages, taxes, social insurance; and the stock of wage arrears. */
final class ObligationModel {

    private static final double CLERICAL = 0.0015;
    private static final double SETTLING_KEPT = 0.45;
    private static final double LASTING_KEPT = 0.93;

    void advance(Population p, EnterpriseMonth e, Draws draws) {
        payWages(p, e, draws.at(Stream.WAGES, e.key, e.month));
        draws.at(Stream.TAX, e.key, e.month);
        payTax(p, e, draws);
        draws.at(Stream.SOCIAL_INSURANCE, e.key, e.month);
        double unpaid = 1 - StrictMath.exp(-0.7 * e.stress(Feed.SOCIAL_INSURANCE));
        e.insuranceUnpaid = draws.chance(CLERICAL + unpaid) ? (draws.chance(0.6) ? 1 : draws.uniform(0.2, 0.8)) : 0;
    }

    private static void payWages(Population p, EnterpriseMonth e, Draws draws) {
        double stress = e.stress(Feed.WAGES);
        e.wagesUnpaid = 0;
        e.wagesSettledAfter = 0;
        if (draws.chance(CLERICAL + 1 - StrictMath.exp(-0.85 * stress))) {
            e.wagesUnpaid = draws.chance(0.55) ? 1 : draws.uniform(0.25, 0.9);
            if (draws.chance(0.8 * StrictMath.exp(-0.5 * stress))) {
                e.wagesSettledAfter = 1 + draws.below(3);
            }
        }
        boolean settles = e.wagesSettledAfter > 0;
        double settling = SETTLING_KEPT * p.settlingArrears[e.slot] + (settles ? e.wagesUnpaid : 0);
        double lasting = LASTING_KEPT * p.lastingArrears[e.slot] + (settles ? 0 : e.wagesUnpaid);
        p.settlingArrears[e.slot] = (float) settling;
        p.lastingArrears[e.slot] = (float) Math.min(8, lasting);
        e.arrears = settling + lasting;
    }

    private static void payTax(Population p, EnterpriseMonth e, Draws draws) {
        double stress = e.stress(Feed.TAX);
        boolean behind = draws.chance(CLERICAL + 1 - StrictMath.exp(-0.8 * stress));
        e.taxUnpaid = behind ? (draws.chance(0.5) ? 1 : draws.uniform(0.2, 0.9)) : 0;
        int months = behind ? p.taxMonths[e.slot] + 1 : draws.chance(0.5) ? 0 : p.taxMonths[e.slot] - 1;
        e.taxMonths = Math.max(0, Math.min(24, months));
        p.taxMonths[e.slot] = (byte) e.taxMonths;
    }
}
