package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/** Closing down, moving house, and how long a slot then stays vacant. */
final class LifeModel {

    private static final double CLOSING = 0.0022;
    private static final double CLOSING_WHEN_YOUNG = 0.0018;
    private static final double CLOSING_IN_DISTRESS = 0.022;
    private static final double MOVING = 0.0016;
    private static final int LONGEST_VACANCY = 10;
    private static final int LAST_GENERATION = 126;

    /** Decides whether this is the enterprise's last month, and whether it stands in a new place from this month on. */
    void decide(Population p, EnterpriseMonth e, Founding founding, Draws draws) {
        draws.at(Stream.LIFE, e.key, e.month);
        double young = e.age < 24 ? CLOSING_WHEN_YOUNG : 0;
        double closing = CLOSING + young + CLOSING_IN_DISTRESS * Math.max(0, e.distress - 0.4);
        e.closes = e.exitStage == 4 || draws.chance(closing);
        boolean moves = draws.chance(MOVING);
        if (moves && !e.shared && p.moves[e.slot] < Byte.MAX_VALUE) {
            p.moves[e.slot]++;
            p.grid[e.slot] = (short) founding.drawGrid(p, e.slot, draws);
        }
        e.grid = p.grid[e.slot];
        e.moves = p.moves[e.slot];
    }

    /** Empties the slot after the last month. */
    void close(Population p, EnterpriseMonth e, Draws draws) {
        draws.at(Stream.LIFE, e.key, -1 - e.month);
        p.status[e.slot] = Population.VACANT;
        boolean worn = p.generation[e.slot] >= LAST_GENERATION;
        p.reopens[e.slot] = worn ? Short.MAX_VALUE : (short) (e.month + 2 + draws.below(LONGEST_VACANCY));
    }
}
