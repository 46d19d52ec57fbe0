package org.loomwatch.models.schools.forecast;

/**
 * Entrants of the lowest grade from births some years before. The ratio of entrants to births is pooled with falling
 * weights, shrunk to the group's, and drifts on with the district's recent yearly change, damped.
 */
final class BirthsIntake {

    private static final double DECAY = 0.6;
    private static final double PRIOR_BIRTHS = 40;
    private static final double DRIFT_DAMPING = 0.7;
    private static final double DRIFT_BELIEVED = 0.5;
    private static final double HIGHEST_DRIFT = 0.05;

    private BirthsIntake() {}

    /** Entrants by [node][ahead]; NaN where the births are not known. */
    static double[][] project(History history, int horizon) {
        double[][] sums = sums(history);
        double[][] upperSums = history.upper().map(BirthsIntake::sums).orElse(sums);
        double drift = drift(top(history));
        double[][] out = new double[history.size()][horizon];
        for (int n = 0; n < out.length; n++) {
            double[] above = upperSums[history.upper().isPresent() ? history.group(n) : n];
            double groupRatio = above[1] > 0 ? above[0] / above[1] : Double.NaN;
            double ratio = sums[n][1] > 0
                    ? (sums[n][0] + PRIOR_BIRTHS * groupRatio) / (sums[n][1] + PRIOR_BIRTHS)
                    : Double.NaN;
            for (int h = 0; h < horizon; h++) {
                double moved = drift * DRIFT_DAMPING * (1 - Math.pow(DRIFT_DAMPING, h + 1)) / (1 - DRIFT_DAMPING);
                out[n][h] = ratio * Math.exp(moved) * knownBirths(history, n, history.years() + h);
            }
        }
        return out;
    }

    /** Births of that entry year, or of the last entry year for which they are known. */
    private static double knownBirths(History history, int node, int year) {
        for (int t = year; t >= history.years() - 1; t--) {
            double births = history.entryBirths(node, t);
            if (!Double.isNaN(births)) {
                return births;
            }
        }
        return Double.NaN;
    }

    /** Weighted entrants and births of every node, over years in which both are known. */
    private static double[][] sums(History history) {
        double[][] sums = new double[history.size()][2];
        int origin = history.years() - 1;
        for (int n = 0; n < sums.length; n++) {
            for (int t = 0; t <= origin; t++) {
                double births = history.entryBirths(n, t);
                if (births > 0 && history.pupils(n, 0, t) > 0) {
                    double weight = Math.pow(DECAY, origin - t) * Math.max(0.05, history.transitionWeight(t));
                    sums[n][0] += weight * history.pupils(n, 0, t);
                    sums[n][1] += weight * births;
                }
            }
        }
        return sums;
    }

    /** Mean yearly change of the district's log ratio over the last four years, half believed. */
    private static double drift(History district) {
        int origin = district.years() - 1;
        double sum = 0;
        int steps = 0;
        for (int t = Math.max(1, origin - 3); t <= origin; t++) {
            double now = district.pupils(0, 0, t) / district.entryBirths(0, t);
            double before = district.pupils(0, 0, t - 1) / district.entryBirths(0, t - 1);
            if (now > 0 && before > 0 && Double.isFinite(now / before) && district.transitionWeight(t) > 0) {
                sum += Math.log(now / before);
                steps++;
            }
        }
        double drift = steps > 0 ? DRIFT_BELIEVED * sum / steps : 0;
        return Math.max(-HIGHEST_DRIFT, Math.min(HIGHEST_DRIFT, drift));
    }

    private static History top(History history) {
        History top = history;
        while (top.upper().isPresent()) {
            top = top.upper().get();
        }
        return top;
    }
}
