package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Brings the places among peers of whole months up to date and hands on exactly the rows that differ from the stored ones. */
public final class PeerUpdater {

    private static final int FEEDS = History.FEEDS;

    private final PeerGroups groups;
    private final PeerRanking ranking;
    private final PeerStore store;
    private long indicators;

    public PeerUpdater(PeerGroups groups, PeerStore store) {
        this.groups = groups;
        this.store = store;
        ranking = new PeerRanking(groups);
    }

    /** Percentiles written since the beginning. */
    public long writtenIndicators() {
        return indicators;
    }

    /** Compares a month anew; returns when the result is stored. */
    public void update(int month) {
        double[][] values = store.readValues(month);
        double[][] places = new double[FEEDS][];
        IntStream.range(0, FEEDS).parallel().forEach(feed -> places[feed] = ranking.rank(values[feed]));
        int[] storedGroup = new int[groups.enterprises()];
        Arrays.fill(storedGroup, PeerGroups.NONE);
        double[][] stored = store.readPlaces(month, storedGroup);
        for (int enterprise = 0; enterprise < groups.enterprises(); enterprise++) {
            int group = groups.groupOf(enterprise);
            if (group != PeerGroups.NONE && hasNumber(values, enterprise)) {
                if (storedGroup[enterprise] != group || differ(stored, places, enterprise)) {
                    store.put(enterprise, month, groups.name(group), places);
                    count(places, enterprise);
                }
            } else if (storedGroup[enterprise] != PeerGroups.NONE) {
                store.remove(enterprise, month);
            }
        }
        store.flush();
    }

    private void count(double[][] places, int enterprise) {
        for (double[] ofFeed : places) {
            if (!Double.isNaN(ofFeed[enterprise])) {
                indicators++;
            }
        }
    }

    private static boolean hasNumber(double[][] numbers, int enterprise) {
        for (double[] ofFeed : numbers) {
            if (!Double.isNaN(ofFeed[enterprise])) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(double[][] some, double[][] others, int enterprise) {
        for (int feed = 0; feed < FEEDS; feed++) {
            if (Double.compare(some[feed][enterprise], others[feed][enterprise]) != 0) {
                return true;
            }
        }
        return false;
    }
}
