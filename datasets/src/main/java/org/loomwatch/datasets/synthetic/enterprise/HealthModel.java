package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/**
 * Hidden financial health: own AR(1) with blows and windfalls, plus the loading on the industry's cycle; and its three
 * memories, from which each feed shows distress in its own time.
 */
final class HealthModel {

    static final double DISTRESS_BELOW = -0.9;

    private static final double WORST = 3.0;
    private static final double BLOW = 0.011;
    private static final double WINDFALL = 0.004;
    private static final double RESCUE = 0.06;
    private static final double RESCUED_BELOW = -1.3;
    private static final double SPIRAL = 0.05;
    private static final double[] EXIT_DRAIN = {0, 0.01, 0.05, 0.22, 0.4};
    private static final double FAST = 0.60;
    private static final double MEDIUM = 0.28;
    private static final double SLOW = 0.12;

    /** What a feed forgives before distress shows in it. */
    private static final double HIDDEN = 0.06;

    void advance(Population p, EnterpriseMonth e, MonthConditions conditions, Draws draws) {
        int slot = e.slot;
        draws.at(Stream.HEALTH, e.key, e.month);
        double quality = p.quality[slot];
        double own = quality + p.persistence[slot] * (p.own[slot] - quality) + p.volatility[slot] * draws.gauss();
        double luck = draws.uniform();
        if (luck < BLOW) {
            own -= 0.5 + draws.exponential(0.7);
        } else if (luck < BLOW + WINDFALL) {
            own += 0.3 + draws.exponential(0.4);
        }
        if (own < RESCUED_BELOW && draws.chance(RESCUE)) {
            own += draws.uniform(0.5, 1.6);
        }
        own -= EXIT_DRAIN[e.exitStage];
        double health = own + p.cycleLoad[slot] * conditions.cycle(e.profileIndex);
        double distress = Math.min(WORST, Math.max(0, DISTRESS_BELOW - health));
        if (distress > 1) {
            own -= SPIRAL;
        }
        p.own[slot] = (float) Math.max(-5, own);
        e.health = health;
        e.distress = distress;
        p.fast[slot] = (float) (p.fast[slot] + FAST * (distress - p.fast[slot]));
        p.medium[slot] = (float) (p.medium[slot] + MEDIUM * (distress - p.medium[slot]));
        p.slow[slot] = (float) (p.slow[slot] + SLOW * (distress - p.slow[slot]));
        show(p, e);
    }

    private static void show(Population p, EnterpriseMonth e) {
        long style = p.style[e.slot];
        for (int feed = 0; feed < e.stress.length; feed++) {
            int code = (int) (style >>> (8 * feed)) & 0xFF;
            double memory =
                    switch (code & 3) {
                        case 0 -> p.fast[e.slot];
                        case 1 -> p.medium[e.slot];
                        default -> p.slow[e.slot];
                    };
            double gain = (code >>> 2) / 24.0;
            e.stress[feed] = Math.max(0, gain * memory - HIDDEN);
        }
    }
}
