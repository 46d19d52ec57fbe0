package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.models.schools.data.AreaGroups;

/**
 * The levels of one data set, lowest first: areas, groups (left out when they would repeat the areas or the district),
 * district. Each node knows its position one level up.
 */
final class LevelMap {

    static final String AREA = "area";
    static final String GROUP = "group";
    static final String DISTRICT = "district";

    /** One level; {@code parent} holds the position of each node's parent one level up, {@code 0} at the top. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Level(String name, List<String> ids, int[] parent) {}

    /** Levels of fewer nodes have too few past errors to choose anything by. */
    private static final int FEWEST_DECIDING = 10;

    private final List<Level> levels = new ArrayList<>();

    LevelMap(List<String> areas, AreaGroups groups) {
        TreeMap<String, Integer> groupIds = new TreeMap<>();
        areas.forEach(area -> groupIds.put(groups.groupOf(area), 0));
        boolean grouped = groupIds.size() > 1 && groupIds.size() < areas.size();
        int[] parent = new int[areas.size()];
        if (grouped) {
            int position = 0;
            for (Map.Entry<String, Integer> entry : groupIds.entrySet()) {
                entry.setValue(position++);
            }
            for (int a = 0; a < parent.length; a++) {
                parent[a] = groupIds.get(groups.groupOf(areas.get(a)));
            }
        }
        levels.add(new Level(AREA, areas, parent));
        if (grouped) {
            levels.add(new Level(GROUP, List.copyOf(groupIds.keySet()), new int[groupIds.size()]));
        }
        levels.add(new Level(DISTRICT, List.of(DISTRICT), new int[1]));
    }

    int count() {
        return levels.size();
    }

    Level get(int level) {
        return levels.get(level);
    }

    /** Whether the level's own errors may choose its models; the areas' always may. */
    boolean isDeciding(int level) {
        return level == 0 || get(level).ids().size() >= FEWEST_DECIDING;
    }

    /** Sums [node][grade][time] tables of a level into those of the level above. */
    double[][][] sumUp(int level, double[][][] cells) {
        double[][][] sums = new double[get(level + 1).ids().size()][cells[0].length][cells[0][0].length];
        for (int n = 0; n < cells.length; n++) {
            double[][] sum = sums[get(level).parent()[n]];
            for (int g = 0; g < sum.length; g++) {
                for (int t = 0; t < sum[g].length; t++) {
                    sum[g][t] += cells[n][g][t];
                }
            }
        }
        return sums;
    }
}
