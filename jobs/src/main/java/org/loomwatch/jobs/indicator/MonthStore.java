package org.loomwatch.jobs.indicator;

/** The table of enterprise months, as recalculation needs it. Enterprises are numbers of the enterprise index. */
public interface MonthStore {

    /** Rows written from now on replace rows written under a smaller version. */
    void setVersion(long version);

    /** Reads the rows of a batch's first month and later. */
    void readRows(StoredMonths into);

    /** Reads what a batch's last months hold. */
    void readRecent(RecentMonths into);

    /** @param row a {@link MonthRow}, valid during the call */
    void put(int enterprise, int month, double[] row);

    /** The row must no longer be there. */
    void remove(int enterprise, int month);

    /** Returns when everything put or removed so far is stored. */
    void flush();
}
