package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.calendar.LunarNewYear;
import org.loomwatch.domain.feed.Feed;

/** Staff, output and metered use of one month. Restructurings that have nothing to do with distress are in here too. */
final class WorkforceModel {

    private static final double QUIT_RATE = 0.028;
    private static final double SHRINKS = 0.0025;
    private static final double EXPANDS = 0.0032;
    private static final double LEAK = 0.004;
    private static final double METER_CHANGE = 0.004;
    private static final double YEARLY_WAGE_GROWTH = 0.04;

    /** What remains of output and use by exit stage. */
    private static final double[] EXIT_OUTPUT = {1, 1, 0.92, 0.15, 0.03};

    private static final double[] EXIT_STAFF = {1, 0.98, 0.85, 0.45, 0.1};

    void advance(Population p, EnterpriseMonth e, MonthConditions conditions, Draws draws) {
        int slot = e.slot;
        double mood = StrictMath.exp(0.25 * Math.max(-2, Math.min(1.5, e.health)));
        double ramp = 1 - 0.55 * StrictMath.exp(-e.age / 7.0);
        draws.at(Stream.WORKFORCE, e.key, e.month);
        moveScale(p, slot, draws);
        double size = p.baseStaff[slot] * p.scale[slot];
        moveStaff(p, e, size * ramp * mood * EXIT_STAFF[e.exitStage], conditions, draws);
        e.wage = e.profile.wage() * p.wageLevel[slot] * StrictMath.exp(YEARLY_WAGE_GROWTH * e.month / 12);
        e.bonus = 1 + (conditions.newYearPressure() > 0.6 ? 0.7 * Math.max(0, 0.8 + 0.4 * e.health) : 0);

        draws.at(Stream.ACTIVITY, e.key, e.month);
        double calendar = conditions.output(e.profileIndex);
        double output = ramp * calendar * EXIT_OUTPUT[e.exitStage];
        e.turnover = size
                * e.profile.turnoverPerHead()
                * p.turnoverLevel[slot]
                * conditions.productivity()
                * output
                * StrictMath.exp(0.35 * Math.max(-2.5, Math.min(1.5, e.health)))
                * draws.spread(0.09);
        double running = (0.25 + 0.75 * calendar * StrictMath.sqrt(mood)) * ramp * EXIT_OUTPUT[e.exitStage];
        e.kwh = size
                * e.profile.kwhPerHead()
                * p.powerLevel[slot]
                * running
                * (1 + e.profile.cooling() * conditions.cooling())
                * StrictMath.exp(-0.55 * e.stress(Feed.POWER))
                * draws.spread(0.07);
        e.cubicMetres = size
                * e.profile.cubicMetresPerHead()
                * p.waterLevel[slot]
                * (0.3 + 0.7 * running)
                * (1 + 0.12 * conditions.cooling())
                * StrictMath.exp(-0.45 * e.stress(Feed.WATER))
                * draws.spread(0.17);
        if (draws.chance(LEAK)) {
            e.cubicMetres *= draws.uniform(2, 5);
        }
        e.powerMeterChanged = draws.chance(METER_CHANGE);
        e.waterMeterChanged = draws.chance(METER_CHANGE);
        e.insuredShare = p.insuredShare[slot];
    }

    private static void moveScale(Population p, int slot, Draws draws) {
        double luck = draws.uniform();
        if (luck < SHRINKS) {
            p.scale[slot] = (float) Math.max(0.3, p.scale[slot] * draws.uniform(0.55, 0.85));
        } else if (luck < SHRINKS + EXPANDS) {
            p.scale[slot] = (float) Math.min(3, p.scale[slot] * draws.uniform(1.1, 1.5));
        }
    }

    private static void moveStaff(
            Population p, EnterpriseMonth e, double plainTarget, MonthConditions conditions, Draws draws) {
        double target = plainTarget * StrictMath.exp(-0.45 * e.stress(Feed.STAFFING));
        int before = p.staff[e.slot];
        double quits = QUIT_RATE * (1 + e.stress(Feed.STAFFING)) * newYearQuits(conditions);
        double layoffs = Math.max(0, before - target) * 0.22;
        e.left = Math.min(before - 1, draws.round(before * quits + layoffs));
        double gap = Math.max(0, target - (before - e.left));
        e.hired = draws.round(gap * 0.45);
        e.staff = before - e.left + e.hired;
        p.staff[e.slot] = e.staff;
    }

    /** People leave before New Year and do not come back after it. */
    private static double newYearQuits(MonthConditions conditions) {
        int festival = LunarNewYear.of(conditions.yearMonth().getYear()).getMonthValue();
        int month = conditions.yearMonth().getMonthValue();
        return month == festival ? 1.9 : month == festival + 1 ? 1.5 : 1;
    }
}
