package org.loomwatch.datasets.synthetic.geography;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Groups cells into connected regions of about equal weight by growing them from far-apart seeds. */
final class Regions {

    private Regions() {}

    /**
     * Region number of each member cell; −1 for cells that are not members.
     *
     * @param member the cells to group; they must be connected
     */
    static int[] grow(
            int regions, List<Coordinate> centres, List<int[]> neighbours, double[] weights, boolean[] member) {
        int[] region = new int[centres.size()];
        Arrays.fill(region, -1);
        int[] seeds = farApart(regions, centres, member);
        double[] grown = new double[regions];
        for (int r = 0; r < regions; r++) {
            region[seeds[r]] = r;
            grown[r] = weights[seeds[r]];
        }
        boolean[] stuck = new boolean[regions];
        while (true) {
            int lightest = -1;
            for (int r = 0; r < regions; r++) {
                if (!stuck[r] && (lightest < 0 || grown[r] < grown[lightest])) {
                    lightest = r;
                }
            }
            if (lightest < 0) {
                return region;
            }
            int cell = nearestFree(lightest, seeds[lightest], region, centres, neighbours, member);
            if (cell < 0) {
                stuck[lightest] = true;
            } else {
                region[cell] = lightest;
                grown[lightest] += weights[cell];
            }
        }
    }

    private static int nearestFree(
            int wanted, int seed, int[] region, List<Coordinate> centres, List<int[]> neighbours, boolean[] member) {
        int best = -1;
        double bestDistance = Double.MAX_VALUE;
        for (int cell = 0; cell < region.length; cell++) {
            if (region[cell] != wanted) {
                continue;
            }
            for (int next : neighbours.get(cell)) {
                double distance = centres.get(next).distance(centres.get(seed));
                if (member[next] && region[next] < 0 && distance < bestDistance) {
                    best = next;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    private static int[] farApart(int count, List<Coordinate> centres, boolean[] member) {
        int[] seeds = new int[count];
        double middleX = 0;
        double middleY = 0;
        int members = 0;
        for (int i = 0; i < member.length; i++) {
            if (member[i]) {
                middleX += centres.get(i).x;
                middleY += centres.get(i).y;
                members++;
            }
        }
        Coordinate start = new Coordinate(middleX / members, middleY / members);
        double[] nearest = new double[member.length];
        for (int i = 0; i < member.length; i++) {
            nearest[i] = member[i] ? centres.get(i).distance(start) : -1;
        }
        for (int s = 0; s < count; s++) {
            int farthest = 0;
            for (int i = 0; i < member.length; i++) {
                if (nearest[i] > nearest[farthest]) {
                    farthest = i;
                }
            }
            seeds[s] = farthest;
            for (int i = 0; i < member.length; i++) {
                if (member[i]) {
                    double distance = centres.get(i).distance(centres.get(farthest));
                    nearest[i] = s == 0 ? distance : Math.min(nearest[i], distance);
                }
            }
        }
        return seeds;
    }
}
