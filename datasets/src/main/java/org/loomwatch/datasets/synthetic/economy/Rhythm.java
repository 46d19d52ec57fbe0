package org.loomwatch.datasets.synthetic.economy;

/** How an industry's year runs: its months, its ordinary workdays and its Chinese New Year. */
public enum Rhythm {
    FACTORY(-8, 10, 0.80, 0.0, 0.70, new double[] {
        1.00, 0.98, 1.01, 1.00, 0.99, 0.99, 0.97, 0.99, 1.03, 1.04, 1.06, 1.03
    }),
    SITE(-13, 16, 0.92, 0.0, 0.55, new double[] {0.95, 0.93, 1.00, 1.00, 1.00, 0.98, 0.95, 0.96, 1.02, 1.06, 1.09, 1.12
    }),
    OFFICE(-2, 6, 0.75, 0.0, 0.75, new double[] {0.99, 0.96, 1.02, 1.00, 0.99, 1.01, 0.98, 0.98, 1.01, 1.00, 1.02, 1.06
    }),
    SHOP(-1, 4, 0.45, 0.28, 0.15, new double[] {1.06, 1.01, 0.97, 0.97, 1.00, 0.99, 0.98, 0.98, 1.01, 1.02, 1.01, 1.04
    }),
    LEISURE(-1, 3, 0.35, 0.20, 0.05, new double[] {
        1.02, 1.02, 0.96, 0.98, 1.02, 0.99, 1.03, 1.04, 0.99, 1.03, 0.96, 1.00
    }),
    SCHOOL(-13, 16, 0.92, 0.0, 0.65, new double[] {
        0.96, 0.85, 1.08, 1.08, 1.08, 1.04, 0.72, 0.68, 1.10, 1.10, 1.10, 1.06
    }),
    STEADY(-1, 6, 0.18, 0.0, 0.20, new double[] {1.00, 0.98, 1.00, 1.00, 1.00, 1.01, 1.01, 1.01, 1.00, 1.00, 1.00, 1.00
    });

    private static final double RAMP_DAYS = 4;
    private static final int SHOPPING_DAYS = 20;

    private final int closesOn;
    private final int opensOn;
    private final double depth;
    private final double shopping;
    private final double workdayShare;
    private final double[] months;

    Rhythm(int closesOn, int opensOn, double depth, double shopping, double workdayShare, double[] months) {
        this.closesOn = closesOn;
        this.opensOn = opensOn;
        this.depth = depth;
        this.shopping = shopping;
        this.workdayShare = workdayShare;
        this.months = months;
    }

    /**
     * Activity of one day relative to a plain day of the same kind.
     *
     * @param daysFromNewYear 0 on the first day of the lunar year, negative before
     */
    double newYearFactor(int daysFromNewYear) {
        double before = (daysFromNewYear - (closesOn - RAMP_DAYS)) / RAMP_DAYS;
        double after = (opensOn + RAMP_DAYS - daysFromNewYear) / RAMP_DAYS;
        double closed = Math.max(0, Math.min(1, Math.min(before, after)));
        double rush = daysFromNewYear < 0 && daysFromNewYear >= -SHOPPING_DAYS ? shopping : 0;
        return 1 - depth * closed + rush * (1 - closed);
    }

    /** How much of the activity falls on workdays only. */
    double workdayShare() {
        return workdayShare;
    }

    /** Seasonal factor of a calendar month, 1 = January. */
    double monthFactor(int month) {
        return months[month - 1];
    }
}
