package org.loomwatch.jobs.indicator;

import java.util.Arrays;

/** Places among peers: the middle rank of a value among all of its group, from 0 to 100. Pure; missing is NaN. */
final class PeerRanking {

    private static final int LEAST_PEERS = 5;

    private final PeerGroups groups;
    private final int[] members;
    private final int[] firstMember;

    PeerRanking(PeerGroups groups) {
        this.groups = groups;
        firstMember = new int[groups.size() + 1];
        for (int enterprise = 0; enterprise < groups.enterprises(); enterprise++) {
            if (groups.groupOf(enterprise) != PeerGroups.NONE) {
                firstMember[groups.groupOf(enterprise) + 1]++;
            }
        }
        for (int group = 0; group < groups.size(); group++) {
            firstMember[group + 1] += firstMember[group];
        }
        members = new int[firstMember[groups.size()]];
        int[] next = firstMember.clone();
        for (int enterprise = 0; enterprise < groups.enterprises(); enterprise++) {
            if (groups.groupOf(enterprise) != PeerGroups.NONE) {
                members[next[groups.groupOf(enterprise)]++] = enterprise;
            }
        }
    }

    /** The places that belong to the values, both by enterprise. */
    double[] rank(double[] values) {
        double[] places = new double[values.length];
        Arrays.fill(places, Double.NaN);
        double[] sorted = new double[largestGroup()];
        for (int group = 0; group < groups.size(); group++) {
            int count = 0;
            for (int i = firstMember[group]; i < firstMember[group + 1]; i++) {
                if (!Double.isNaN(values[members[i]])) {
                    sorted[count++] = values[members[i]];
                }
            }
            if (count >= LEAST_PEERS) {
                Arrays.sort(sorted, 0, count);
                for (int i = firstMember[group]; i < firstMember[group + 1]; i++) {
                    double value = values[members[i]];
                    if (!Double.isNaN(value)) {
                        int below = firstNotBelow(sorted, count, value);
                        int upTo = below + 1;
                        // Values that many share apart, such as no complaint at all, the next one is another.
                        if (upTo < count && sorted[upTo] == value) {
                            upTo = firstNotBelow(sorted, count, Math.nextUp(value));
                        }
                        places[members[i]] = 100.0 * (below + (upTo - below) / 2.0) / count;
                    }
                }
            }
        }
        return places;
    }

    private int largestGroup() {
        int largest = 0;
        for (int group = 0; group < groups.size(); group++) {
            largest = Math.max(largest, firstMember[group + 1] - firstMember[group]);
        }
        return largest;
    }

    private static int firstNotBelow(double[] sorted, int count, double value) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
