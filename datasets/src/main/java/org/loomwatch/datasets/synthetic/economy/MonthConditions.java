package org.loomwatch.datasets.synthetic.economy;

import java.time.YearMonth;

/** What one month holds for every industry: computed once a month, read by all enterprises. */
public final class MonthConditions {

    private static final double YEARLY_PRODUCTIVITY = 0.045;

    private final int month;
    private final YearMonth yearMonth;
    private final double[] cycle;
    private final double[] output;
    private final double cooling;
    private final double newYearPressure;
    private final double crisis;
    private final double productivity;

    public MonthConditions(int month, IndustryMix mix, EconomicCycles cycles) {
        this.month = month;
        yearMonth = SyntheticMonths.at(month);
        cycle = new double[mix.size()];
        output = new double[mix.size()];
        for (int i = 0; i < mix.size(); i++) {
            cycle[i] = cycles.industry(mix.get(i), month);
            output[i] = Seasons.outputFactor(mix.get(i).rhythm(), yearMonth);
        }
        cooling = Seasons.cooling(yearMonth);
        newYearPressure = Seasons.newYearPressure(yearMonth);
        crisis = cycles.crisis(month);
        productivity = StrictMath.exp(YEARLY_PRODUCTIVITY * month / 12);
    }

    /** Index since {@link SyntheticMonths#EPOCH}. */
    public int month() {
        return month;
    }

    public YearMonth yearMonth() {
        return yearMonth;
    }

    /** Hidden condition of an industry, crises included. */
    public double cycle(int industry) {
        return cycle[industry];
    }

    /** Calendar factor of an industry's output, about 1. */
    public double output(int industry) {
        return output[industry];
    }

    /** Cooling load between 0 and 1. */
    public double cooling() {
        return cooling;
    }

    /** Share of the month that lies within six weeks before New Year. */
    public double newYearPressure() {
        return newYearPressure;
    }

    /** Blow of all crises, before exposure. */
    public double crisis() {
        return crisis;
    }

    /** Trend factor of turnover since the epoch. */
    public double productivity() {
        return productivity;
    }
}
