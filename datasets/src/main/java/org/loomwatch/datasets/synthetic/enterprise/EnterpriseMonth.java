package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.economy.IndustryProfile;
import org.loomwatch.domain.feed.Feed;

/**
 * Everything true about one enterprise in one month. A carrier that is filled again for every enterprise, so that the
 * generator makes no object per record; fields are public for that reason alone.
 */
public final class EnterpriseMonth {

    public int slot;
    public long key;
    public int month;
    public int age;
    public boolean active;
    public boolean closes;

    /** Whether the enterprise shares its building's meters with the other slots of its block. */
    public boolean shared;

    public IndustryProfile profile = IndustryProfile.NONE;
    public int profileIndex;
    public int grid;
    public int covered;
    public boolean habituallyLate;
    public boolean quarterlyTax;
    public boolean sloppyTax;
    public boolean underReports;
    public boolean soleTrader;
    public double temper;

    /** Hidden financial health, 0 ordinary, below −0.9 in distress. */
    public double health;

    /** What is missing to health, not below 0. */
    public double distress;

    /** Distress as each feed shows it, by feed ordinal. */
    public final double[] stress = new double[Feed.values().length];

    public int staff;
    public int hired;
    public int left;

    /** Yuan a month per head, without bonus. */
    public double wage;

    public double bonus;
    public double turnover;
    public double kwh;
    public double cubicMetres;
    public double insuredShare;

    /** Share of this month's wages not paid when due. */
    public double wagesUnpaid;

    /** Months until the unpaid wages are paid after all; 0 = never seen. */
    public int wagesSettledAfter;

    /** Wages owed, in months of payroll. */
    public double arrears;

    public double taxUnpaid;
    public int taxMonths;
    public double insuranceUnpaid;

    /** 0 none, 1 listed, 2 notified, 3 stopped, 4 closed. */
    public int exitStage;

    public int exitListed;

    /** Probability of a dispute this month. */
    public double hazard;

    public boolean disputed;
    public int powerMeter;
    public int waterMeter;
    public boolean powerMeterChanged;
    public boolean waterMeterChanged;
    public int moves;

    /** Identity, as ASCII. */
    public final byte[] uscc = new byte[18];

    public boolean isCovered(Feed feed) {
        return (covered & (1 << FeedIndex.of(feed))) != 0;
    }

    public double stress(Feed feed) {
        return stress[FeedIndex.of(feed)];
    }
}
