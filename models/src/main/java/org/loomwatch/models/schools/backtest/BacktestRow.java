package org.loomwatch.models.schools.backtest;

/**
 * One forecast beside what came.
 *
 * @param grade the grade, or {@link #TOTAL}
 * @param sizeAtOrigin the node's total in the origin year
 * @param headline whether the node counts in the headline figures
 */
public record BacktestRow(
        String level,
        String node,
        int grade,
        int originYear,
        int ahead,
        double forecast,
        double low80,
        double high80,
        double actual,
        double noChange,
        double plainRatio,
        double sizeAtOrigin,
        boolean headline) {

    public static final int TOTAL = -1;

    /** Forecast minus actual over actual: positive is too high. */
    public double signedError() {
        return (forecast - actual) / actual;
    }

    public boolean isCovered() {
        return actual >= low80 && actual <= high80;
    }
}
