package org.loomwatch.models.schools.backtest;

/** A running mean of errors: their sum over the sum of what they are measured against. */
final class Score {

    private double errors;
    private double base;

    void add(double error, double weight) {
        errors += error;
        base += weight;
    }

    void add(Score other) {
        errors += other.errors;
        base += other.base;
    }

    boolean isEmpty() {
        return base <= 0;
    }

    double mean() {
        return base > 0 ? errors / base : Double.NaN;
    }
}
