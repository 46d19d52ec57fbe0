package org.loomwatch.jobs.indicator;

/** The table of enterprise months, as recalculation needs it. Enterprises are numbers of the enterprise index. */
public interface MonthStore {

    /** Rows written from now on replace rows written under a smaller version. */
    void setVersion(long version);

    /** Reads whole rows of months {@code from} and later for a sorted batch of enterprises. */
    void readRows(int[] batch, int from, StoredMonths into);

    /** Reads the numbers of {@link History} of months {@code from} to {@code to}. */
    void readHistory(int[] batch, int from, int to, StoredMonths into);

    /** @param row a {@link MonthRow}, valid during the call */
    void put(int enterprise, int month, double[] row);

    /** The row must no longer be there. */
    void remove(int enterprise, int month);

    /** Returns when everything put or removed so far is stored. */
    void flush();
}
