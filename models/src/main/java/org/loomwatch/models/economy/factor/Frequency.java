package org.loomwatch.models.economy.factor;

/** How often a series has a value. A quarterly value stands in the last month of its quarter. */
public enum Frequency {
    MONTHLY(1),
    QUARTERLY(3);

    private final int months;

    Frequency(int months) {
        this.months = months;
    }

    /** Months from one value to the next. */
    public int months() {
        return months;
    }
}
