package org.loomwatch.jobs.indicator;

/** The tables of values and of places among peers, as comparing needs them. Arrays are by feed, then enterprise. */
public interface PeerStore {

    /** Headline measures of a month; NaN where there is none. */
    double[][] readValues(int month);

    /**
     * Stored places of a month; NaN where there is none.
     *
     * @param group takes each enterprise's stored group, as {@link PeerGroups#number} gives it
     */
    double[][] readPlaces(int month, int[] group);

    void put(int enterprise, int month, String group, double[][] places);

    /** The enterprise has no place any more in this month. */
    void remove(int enterprise, int month);

    /** Returns when everything put or removed so far is stored. */
    void flush();
}
