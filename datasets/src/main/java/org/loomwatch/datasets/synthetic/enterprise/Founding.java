package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.economy.IndustryMix;
import org.loomwatch.datasets.synthetic.economy.IndustryProfile;
import org.loomwatch.datasets.synthetic.economy.Rhythm;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** Draws the traits of a new enterprise and puts it into its slot. */
final class Founding {

    private static final double SHARED_BUILDINGS = 0.05;
    private static final int LARGEST_STAFF = 15_000;
    private static final int EXITS_LISTED_FROM = 6;
    private static final int EXITS_LISTED_MONTHS = 96;

    private final IndustryMix mix;
    private final DistrictMap map;

    Founding(IndustryMix mix, DistrictMap map) {
        this.mix = mix;
        this.map = map;
    }

    /** Whether the four slots of a block stand in one building with one meter. */
    static boolean isShared(int slot, Draws draws) {
        return draws.at(Stream.PLACE, slot / Population.BLOCK, -1).chance(SHARED_BUILDINGS);
    }

    /** @param age months since founding; 0 for a new enterprise, more for those alive at the epoch */
    void found(Population p, int slot, int month, int age, Draws draws) {
        p.status[slot] = Population.ACTIVE;
        p.born[slot] = (short) (month - age);
        p.moves[slot] = 0;
        p.grid[slot] = (short) drawGrid(p, slot, draws);
        drawTraits(p, slot, month, draws.at(Stream.TRAITS, p.key(slot), 0));
        p.own[slot] = (float) (p.quality[slot] + (age == 0 ? 0 : 0.45 * draws.gauss()));
        p.fast[slot] = 0;
        p.medium[slot] = 0;
        p.slow[slot] = 0;
        p.scale[slot] = 1;
        p.settlingArrears[slot] = 0;
        p.lastingArrears[slot] = 0;
        p.staff[slot] = Math.max(1, (int) StrictMath.rint(p.baseStaff[slot] * (age == 0 ? 0.5 : 1)));
        p.taxMonths[slot] = 0;
        p.calm[slot] = Byte.MAX_VALUE;
        p.powerMeter[slot] = 0;
        p.waterMeter[slot] = 0;
    }

    int drawGrid(Population p, int slot, Draws draws) {
        if (isShared(slot, draws)) {
            return map.drawGrid(draws.at(Stream.PLACE, slot / Population.BLOCK, -2));
        }
        return map.drawGrid(draws.at(Stream.PLACE, p.key(slot), p.moves[slot]));
    }

    private void drawTraits(Population p, int slot, int month, Draws draws) {
        int index = draws.index(mix.cumulativeShares());
        IndustryProfile profile = mix.get(index);
        p.profile[slot] = (byte) index;
        double staff = Math.min(LARGEST_STAFF, Math.max(1, profile.staffMedian() * draws.spread(profile.staffSigma())));
        p.baseStaff[slot] = (float) staff;
        p.quality[slot] = (float) (0.15 + 0.55 * draws.gauss());
        p.persistence[slot] = (float) draws.uniform(0.91, 0.98);
        p.volatility[slot] = (float) (0.15 * draws.spread(0.35));
        p.cycleLoad[slot] = (float) (0.50 * draws.spread(0.5));
        p.temper[slot] = (float) draws.gauss();
        p.wageLevel[slot] = (float) (draws.spread(0.20) * StrictMath.pow(staff / 20, 0.04));
        p.powerLevel[slot] = (float) draws.spread(0.55);
        p.waterLevel[slot] = (float) draws.spread(0.60);
        p.turnoverLevel[slot] = (float) draws.spread(0.50);
        double u = draws.uniform();
        p.insuredShare[slot] =
                (float) Math.min(1, 0.62 + 0.40 * StrictMath.sqrt(u) + 0.03 * StrictMath.log(staff / 20));
        p.style[slot] = drawStyle(draws);
        p.flags[slot] = (byte) drawFlags(profile, staff, draws);
        p.covered[slot] = (byte) drawCoverage(staff, draws);
        boolean exits = draws.chance(profile.exitShare());
        int listed = month + EXITS_LISTED_FROM + draws.below(EXITS_LISTED_MONTHS);
        p.exitListed[slot] = (short) (exits ? listed : -1);
    }

    /** One byte per feed: which memory of distress it shows (two bits), and how strongly (six bits, 0 = not at all). */
    private static long drawStyle(Draws draws) {
        long style = 0;
        for (int feed = 0; feed < 8; feed++) {
            int speed = draws.below(3);
            boolean mute = draws.chance(0.18);
            double gain = Math.min(2.6, 1.20 * draws.spread(0.40));
            int coded = mute ? 0 : (int) (gain * 24);
            style |= (long) (speed | (coded << 2)) << (8 * feed);
        }
        return style;
    }

    private static int drawFlags(IndustryProfile profile, double staff, Draws draws) {
        int flags = 0;
        flags |= draws.chance(0.07) ? Population.HABITUALLY_LATE : 0;
        flags |= draws.chance(staff < 20 ? 0.75 : 0.02) ? Population.QUARTERLY_TAX : 0;
        flags |= draws.chance(0.05) ? Population.SLOPPY_TAX : 0;
        flags |= draws.chance(0.10) ? Population.UNDER_REPORTS : 0;
        boolean trade = profile.rhythm() == Rhythm.SHOP || profile.rhythm() == Rhythm.LEISURE;
        flags |= draws.chance(staff < 8 ? (trade ? 0.6 : 0.25) : 0) ? Population.SOLE_TRADER : 0;
        return flags;
    }

    /** One bit per feed: whether the department knows this enterprise at all. */
    private static int drawCoverage(double staff, Draws draws) {
        boolean micro = staff < 10;
        double[] share = {micro ? 0.72 : 0.97, 1, 0.84, 0.94, 0.985, micro ? 0.78 : 0.97, micro ? 0.80 : 0.97, 1};
        int covered = 0;
        for (Feed feed : Feed.values()) {
            covered |= draws.chance(share[FeedIndex.of(feed)]) ? 1 << FeedIndex.of(feed) : 0;
        }
        return covered;
    }
}
