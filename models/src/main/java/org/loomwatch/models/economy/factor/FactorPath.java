package org.loomwatch.models.economy.factor;

/** A factor month by month, as seen in some data; in units of the model. Immutable. */
public final class FactorPath {

    /** Months over which a change of direction is judged. */
    public static final int CHANGE_MONTHS = 3;

    private final double[] mean;
    private final double[] variance;
    private final int lastObserved;
    private final double changeDeviation;

    FactorPath(double[] mean, double[] variance, int lastObserved, double changeDeviation) {
        this.mean = mean;
        this.variance = variance;
        this.lastObserved = lastObserved;
        this.changeDeviation = changeDeviation;
    }

    public int months() {
        return mean.length;
    }

    public double mean(int month) {
        return mean[month];
    }

    /** Variance of what is not known about the factor of a month. */
    public double variance(int month) {
        return variance[month];
    }

    /** Position of the last month with any value; what follows is forecast. */
    public int lastObserved() {
        return lastObserved;
    }

    /** Standard deviation of the change over the {@value #CHANGE_MONTHS} months after the last. */
    public double changeDeviation() {
        return changeDeviation;
    }
}
