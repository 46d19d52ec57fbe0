package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.models.schools.forecast.Projections;

/**
 * Makes areas sum to groups and groups to the district, grade by grade. Each level's own forecast is mixed with the sum
 * of the level below; the lower level is then scaled to the mixture. How much of the sum is believed is chosen per years
 * ahead by the error the levels with enough nodes had at earlier origins.
 */
final class Reconciliation {

    /** Shares of the lower level's sum in the mixture that are tried; 1 is pure bottom-up. */
    private static final double[] SHARES = {1, 0.5, 0};

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Past(int origin, Score[][][] scores) {}

    private final LevelMap levels;
    private final Truth truth;
    private final int years;
    private final List<Past> past = new ArrayList<>();

    Reconciliation(LevelMap levels, Truth truth, int years) {
        this.levels = levels;
        this.truth = truth;
        this.years = years;
    }

    /** Scores every setting on the unreconciled forecasts of an origin, for use by later origins. */
    void record(int origin, List<double[][][]> direct) {
        int horizon = direct.get(0)[0][0].length;
        int settings = settings();
        Score[][][] scores = new Score[settings][horizon][levels.count()];
        for (int s = 0; s < settings; s++) {
            int[] setting = new int[horizon];
            Arrays.fill(setting, s);
            List<double[][][]> mixed = apply(direct, setting);
            for (int h = 0; h < horizon; h++) {
                for (int level = 0; level < levels.count(); level++) {
                    scores[s][h][level] = score(mixed.get(level), level, origin + h + 1, h);
                }
            }
        }
        past.add(new Past(origin, scores));
    }

    /** The setting for each of the years ahead with the smallest mean error over all levels so far. */
    int[] choose(int origin, int horizon) {
        int[] chosen = new int[horizon];
        for (int h = 0; h < horizon; h++) {
            for (int known = h; known >= 0; known--) {
                int best = best(origin, known);
                if (best >= 0) {
                    chosen[h] = best;
                    break;
                }
            }
        }
        return chosen;
    }

    /** Reconciled tables of all levels; the upper ones are exact sums of the areas. */
    List<double[][][]> apply(List<double[][][]> direct, int[] setting) {
        List<double[][][]> out = new ArrayList<>(direct);
        for (int level = levels.count() - 1; level >= 1; level--) {
            out.set(level, mix(level, direct, out, setting));
        }
        out.set(0, scaled(direct.get(0), 0, out.get(1)));
        for (int level = 1; level < levels.count(); level++) {
            out.set(level, levels.sumUp(level - 1, out.get(level - 1)));
        }
        return out;
    }

    private double[][][] mix(int level, List<double[][][]> direct, List<double[][][]> out, int[] setting) {
        double[][][] sum = levels.sumUp(level - 1, direct.get(level - 1));
        double[][][] own = direct.get(level);
        double[][][] mixed = new double[own.length][own[0].length][setting.length];
        for (int n = 0; n < own.length; n++) {
            for (int g = 0; g < own[n].length; g++) {
                for (int h = 0; h < setting.length; h++) {
                    double share = share(setting[h], level);
                    mixed[n][g][h] = sum[n][g][h] > 0 ? share * sum[n][g][h] + (1 - share) * own[n][g][h] : 0;
                }
            }
        }
        return level + 1 < levels.count() ? scaled(mixed, level, out.get(level + 1)) : mixed;
    }

    /** Children scaled to their parents' tables. */
    private double[][][] scaled(double[][][] children, int level, double[][][] parents) {
        double[][][] sums = levels.sumUp(level, children);
        double[][][] out = new double[children.length][children[0].length][children[0][0].length];
        for (int n = 0; n < out.length; n++) {
            int parent = levels.get(level).parent()[n];
            for (int g = 0; g < out[n].length; g++) {
                for (int h = 0; h < out[n][g].length; h++) {
                    double sum = sums[parent][g][h];
                    out[n][g][h] = sum > 0 ? children[n][g][h] * parents[parent][g][h] / sum : children[n][g][h];
                }
            }
        }
        return out;
    }

    private Score score(double[][][] table, int level, int year, int h) {
        Score score = new Score();
        for (int n = 0; year < years && n < table.length; n++) {
            double actual = truth.total(level, n, year);
            double forecast = Projections.total(table, n, h);
            if (actual >= Selection.SMALLEST_TOTAL && forecast > 0) {
                score.add(Math.min(1, Math.abs(forecast - actual) / actual), 1);
            }
        }
        return score;
    }

    private int best(int origin, int h) {
        int best = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int s = 0; s < settings(); s++) {
            double sum = 0;
            for (int level = 0; level < levels.count(); level++) {
                Score all = new Score();
                for (Past one : past) {
                    if (one.origin + h + 1 <= origin) {
                        all.add(one.scores[s][h][level]);
                    }
                }
                sum += levels.isDeciding(level) ? all.mean() : 0;
            }
            if (sum < smallest) {
                smallest = sum;
                best = s;
            }
        }
        return best;
    }

    private int settings() {
        return (int) Math.pow(SHARES.length, levels.count() - 1);
    }

    /** A setting numbers one share per level above the areas. */
    private static double share(int setting, int level) {
        int rest = setting;
        for (int below = 1; below < level; below++) {
            rest /= SHARES.length;
        }
        return SHARES[rest % SHARES.length];
    }
}
