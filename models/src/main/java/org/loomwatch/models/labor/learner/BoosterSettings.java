package org.loomwatch.models.labor.learner;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hyper-parameters of boosted trees, or of a random forest grown by the same library.
 *
 * @param forest trees grown side by side in one round instead of one after the other
 * @param leastChildWeight sum of p·(1 − p) in a leaf at least
 * @param columnShare share of the features that each tree (boosting) or each split (forest) may use
 */
public record BoosterSettings(
        boolean forest,
        int trees,
        int depth,
        double learningRate,
        double leastChildWeight,
        double rowShare,
        double columnShare,
        double ridge) {

    /**
     * One thread: sums over several round differently, so that two machines would not give the same bytes, and on a busy
     * machine waiting for each other costs more than it saves.
     */
    private static final int THREADS = 1;

    private static final int LARGEST_SEED = Integer.MAX_VALUE;

    public static BoosterSettings boosted(int trees, int depth, double learningRate, double leastChildWeight) {
        return new BoosterSettings(false, trees, depth, learningRate, leastChildWeight, 0.8, 0.5, 1);
    }

    public static BoosterSettings forest(int trees, int depth) {
        return new BoosterSettings(true, trees, depth, 1, 0.5, 0.63, 0.3, 5e-4);
    }

    Map<String, Object> parameters(long seed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("objective", "binary:logistic");
        map.put("booster", "gbtree");
        map.put("tree_method", "hist");
        map.put("max_depth", depth);
        map.put("eta", learningRate);
        map.put("min_child_weight", leastChildWeight);
        map.put("subsample", rowShare);
        map.put(forest ? "colsample_bynode" : "colsample_bytree", columnShare);
        map.put("lambda", ridge);
        map.put("num_parallel_tree", forest ? trees : 1);
        map.put("nthread", THREADS);
        map.put("seed", (int) Math.floorMod(seed, (long) LARGEST_SEED));
        map.put("verbosity", 0);
        return map;
    }

    int rounds() {
        return forest ? 1 : trees;
    }
}
