package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.economy.IndustryMix;
import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/** Moves one slot through one month: birth if vacant, then health, staff, payments, dispute. One instance per thread. */
public final class EnterpriseStep {

    private static final int MEAN_AGE_MONTHS = 80;
    private static final int OLDEST_MONTHS = 420;

    /** Months in each exit stage before the next: listed, notified, stopped, closed. */
    private static final int[] EXIT_MONTHS = {5, 6, 3, 1};

    private final Population population;
    private final IndustryMix mix;
    private final Draws draws;
    private final UsccFactory codes;
    private final Founding founding;
    private final HealthModel health = new HealthModel();
    private final WorkforceModel workforce = new WorkforceModel();
    private final ObligationModel obligations = new ObligationModel();
    private final DisputeModel disputes = new DisputeModel();
    private final LifeModel life = new LifeModel();

    public EnterpriseStep(Population population, IndustryMix mix, DistrictMap map, long seed) {
        this.population = population;
        this.mix = mix;
        this.draws = new Draws(seed);
        this.codes = new UsccFactory(seed);
        this.founding = new Founding(mix, map);
    }

    /** Fills a slot for the epoch with an enterprise of some age. */
    public void settle(int slot) {
        draws.at(Stream.LIFE, slot, 0);
        int age = 1 + (int) Math.min(OLDEST_MONTHS, draws.exponential(MEAN_AGE_MONTHS));
        founding.found(population, slot, 0, age, draws);
    }

    /** Moves the slot through the month and fills {@code e}; {@code e.active} tells whether anyone is there. */
    public void advance(int slot, MonthConditions conditions, EnterpriseMonth e) {
        Population p = population;
        if (p.status[slot] == Population.VACANT) {
            if (conditions.month() < p.reopens[slot]) {
                e.active = false;
                return;
            }
            p.generation[slot]++;
            founding.found(p, slot, conditions.month(), 0, draws);
        }
        describe(slot, conditions.month(), e);
        health.advance(p, e, conditions, draws);
        life.decide(p, e, founding, draws);
        workforce.advance(p, e, conditions, draws);
        obligations.advance(p, e, draws);
        disputes.advance(p, e, conditions, draws);
        e.powerMeter = p.powerMeter[slot];
        e.waterMeter = p.waterMeter[slot];
        p.powerMeter[slot] = (byte) (p.powerMeter[slot] + (e.powerMeterChanged ? 1 : 0));
        p.waterMeter[slot] = (byte) (p.waterMeter[slot] + (e.waterMeterChanged ? 1 : 0));
        if (e.closes) {
            life.close(p, e, draws);
        }
    }

    /** Fills what does not change during the month; enough for the register. */
    public void describe(int slot, int month, EnterpriseMonth e) {
        Population p = population;
        e.active = true;
        e.slot = slot;
        e.key = p.key(slot);
        e.month = month;
        e.age = month - p.born[slot];
        e.shared = Founding.isShared(slot, draws);
        e.profileIndex = p.profile[slot];
        e.profile = mix.get(e.profileIndex);
        e.grid = p.grid[slot];
        e.moves = p.moves[slot];
        e.covered = p.covered[slot];
        e.habituallyLate = p.is(slot, Population.HABITUALLY_LATE);
        e.quarterlyTax = p.is(slot, Population.QUARTERLY_TAX);
        e.sloppyTax = p.is(slot, Population.SLOPPY_TAX);
        e.underReports = p.is(slot, Population.UNDER_REPORTS);
        e.soleTrader = p.is(slot, Population.SOLE_TRADER);
        e.temper = p.temper[slot];
        e.staff = p.staff[slot];
        e.exitListed = p.exitListed[slot];
        e.exitStage = exitStage(p.exitListed[slot], month);
        codes.write(slot, p.generation[slot], e.soleTrader, e.uscc);
    }

    private static int exitStage(int listed, int month) {
        if (listed < 0 || month < listed) {
            return 0;
        }
        int since = month - listed;
        for (int stage = 0; stage < EXIT_MONTHS.length - 1; stage++) {
            since -= EXIT_MONTHS[stage];
            if (since < 0) {
                return stage + 1;
            }
        }
        return EXIT_MONTHS.length;
    }

    /** First month of exit stage {@code closed}, from the month of listing. */
    public static int exitDeadline(int listed) {
        return listed + EXIT_MONTHS[0] + EXIT_MONTHS[1] + EXIT_MONTHS[2];
    }
}
