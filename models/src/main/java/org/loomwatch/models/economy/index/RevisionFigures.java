package org.loomwatch.models.economy.index;

/**
 * How much first figures change.
 *
 * @param months months that were followed for two further months
 * @param deviationOfRevision standard deviation of the change of a month's index from its first figure to two months later
 * @param deviationOfChanges standard deviation of the index's changes from month to month
 */
public record RevisionFigures(IndexKind kind, int months, double deviationOfRevision, double deviationOfChanges) {

    /** Revision as a share of the month-on-month changes. */
    public double ratio() {
        return deviationOfRevision / deviationOfChanges;
    }
}
