package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/**
 * Start of labor disputes: complementary log-log hazard h = 1 − exp(−exp(η)) with
 *
 * <p>η = β₀ + 1.90·ln(1 + arrears) + 0.95·slow + 0.60·medium + 0.36·ln(staff/20) + 0.42·temper + industry + 0.30·crisis +
 * 0.45·newYear + exit + 3·(share of staff lost) − 0.9·(a dispute in the last four months) + 1.6·(closing in distress).
 *
 * <p>Arrears are in months of payroll; temper is a hidden trait that complaints show only faintly. The dispute itself is
 * drawn from the hazard, so that even a model that knew h would be wrong most of the time.
 */
final class DisputeModel {

    private static final double BASE = -5.92;
    private static final int CALM_MONTHS = 4;
    private static final double[] EXIT = {0, 0.2, 0.8, 1.5, 1.2};

    void advance(Population p, EnterpriseMonth e, MonthConditions conditions, Draws draws) {
        double lost = Math.max(0, e.left - e.hired) / (double) (e.staff + e.left + 3);
        double eta = BASE
                + 1.90 * StrictMath.log(1 + e.arrears)
                + 0.95 * p.slow[e.slot]
                + 0.60 * p.medium[e.slot]
                + 0.36 * StrictMath.log(e.staff / 20.0)
                + 0.42 * e.temper
                + e.profile.dispute()
                + 0.30 * conditions.crisis()
                + 0.45 * conditions.newYearPressure()
                + EXIT[e.exitStage]
                + 3 * lost
                - (p.calm[e.slot] < CALM_MONTHS ? 0.9 : 0)
                + (e.closes && e.distress > 0.5 ? 1.6 : 0);
        e.hazard = 1 - StrictMath.exp(-StrictMath.exp(Math.min(0, eta)));
        draws.at(Stream.DISPUTE, e.key, e.month);
        e.disputed = draws.uniform() < e.hazard;
        p.calm[e.slot] = e.disputed ? 0 : (byte) Math.min(Byte.MAX_VALUE, p.calm[e.slot] + 1);
        if (e.disputed && draws.chance(0.5)) {
            p.lastingArrears[e.slot] = p.lastingArrears[e.slot] * 0.4f;
        }
    }
}
