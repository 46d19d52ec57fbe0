package org.loomwatch.models.schools.forecast;

/**
 * Grade-progression ratios of every node: pupils of grade g+1 next year over pupils of grade g this year, pooled over a
 * window, later years weighing more, shock years not at all, and shrunk to the ratio one level up by adding
 * {@code prior} pupils who progress as the group's do.
 *
 * <p>A ratio outside {@value #LOWEST}–{@value #HIGHEST} is no progression but an entry (most pupils come from other
 * schools) or an exit.
 */
final class GradeRatios {

    static final double LOWEST = 0.6;
    static final double HIGHEST = 1.6;

    /** The group's own ratio leans on the district's with this many times the prior. */
    private static final double GROUP_PRIOR_FACTOR = 5;

    private final double[][] ratio;
    private final boolean[][] continuing;

    /**
     * @param window number of yearly steps
     * @param decay weight of a step relative to the one after it
     * @param maskShocks whether steps into shock years are left out
     */
    GradeRatios(History history, int window, double decay, double prior, boolean maskShocks) {
        int grades = history.grades();
        double[][] after = new double[history.size()][grades];
        double[][] before = new double[history.size()][grades];
        sum(history, window, decay, maskShocks, after, before);
        continuing = new boolean[history.size()][grades];
        ratio = new double[history.size()][grades];
        int groups = history.upper().map(History::size).orElse(1);
        double[][] groupAfter = new double[groups][grades];
        double[][] groupBefore = new double[groups][grades];
        double[] allAfter = new double[grades];
        double[] allBefore = new double[grades];
        for (int n = 0; n < history.size(); n++) {
            for (int g = 0; g + 1 < grades; g++) {
                double raw = before[n][g] > 0 ? after[n][g] / before[n][g] : 0;
                continuing[n][g] = raw >= LOWEST && raw <= HIGHEST;
                if (continuing[n][g]) {
                    groupAfter[history.group(n)][g] += after[n][g];
                    groupBefore[history.group(n)][g] += before[n][g];
                    allAfter[g] += after[n][g];
                    allBefore[g] += before[n][g];
                }
            }
        }
        double groupPrior = prior * GROUP_PRIOR_FACTOR;
        for (int n = 0; n < history.size(); n++) {
            int group = history.group(n);
            for (int g = 0; g + 1 < grades; g++) {
                double all = allBefore[g] > 0 ? allAfter[g] / allBefore[g] : 1;
                double inGroup = (groupAfter[group][g] + groupPrior * all + 1e-9 * all)
                        / (groupBefore[group][g] + groupPrior + 1e-9);
                ratio[n][g] = (after[n][g] + prior * inGroup) / Math.max(before[n][g] + prior, 1e-9);
            }
        }
    }

    /** Ratio from grade position {@code g} to {@code g + 1}. */
    double ratio(int node, int g) {
        return ratio[node][g];
    }

    /** Whether grade {@code g + 1} is mostly fed by the node's own grade {@code g}. */
    boolean isContinuing(int node, int g) {
        return continuing[node][g];
    }

    private static void sum(
            History history, int window, double decay, boolean maskShocks, double[][] after, double[][] before) {
        int origin = history.years() - 1;
        int first = Math.max(1, origin - window + 1);
        boolean useAll = true;
        for (int t = first; t <= origin; t++) {
            useAll &= !maskShocks || history.transitionWeight(t) == 0;
        }
        for (int t = first; t <= origin; t++) {
            double weight = Math.pow(decay, origin - t) * (useAll ? 1 : history.transitionWeight(t));
            for (int n = 0; n < after.length; n++) {
                for (int g = 0; g + 1 < after[n].length; g++) {
                    before[n][g] += weight * history.pupils(n, g, t - 1);
                    after[n][g] += weight * history.pupils(n, g + 1, t);
                }
            }
        }
    }
}
