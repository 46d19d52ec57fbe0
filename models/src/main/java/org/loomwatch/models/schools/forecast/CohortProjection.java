package org.loomwatch.models.schools.forecast;

/**
 * Grade progression: each class moves up by its ratio; grades that are not fed from within get their entrants by
 * {@link Intake}.
 *
 * @param window yearly steps pooled into a ratio
 * @param decay weight of a step relative to the one after it
 * @param prior pupils of the level above that a ratio is shrunk with; 0 for the area's own ratios
 * @param maskShocks whether steps into shock years are left out of the ratios
 * @param believed share of a ratio's distance from one (in logarithms) that is taken to go on: pupils moving in or out
 *     in the past need not do so again
 * @param intakeYears years averaged for entrants
 */
public record CohortProjection(
        String name,
        int window,
        double decay,
        double prior,
        boolean maskShocks,
        double believed,
        int intakeYears,
        Intake intake)
        implements Candidate {

    /** Where the entrants of a grade without a feeding grade come from. */
    public enum Intake {
        /** The mean of the node's own recent entrants. */
        OWN_MEAN,
        /** The node's share of the group's forecast for that grade; the lowest grade as {@link #OWN_MEAN}. */
        GROUP_SHARE,
        /** The lowest grade from births and a drifting ratio, other entries as {@link #GROUP_SHARE}. */
        BIRTHS
    }

    @Override
    public double[][][] project(History history, int horizon) {
        GradeRatios ratios = new GradeRatios(history, window, decay, prior, maskShocks);
        double[][][] above = intake == Intake.OWN_MEAN || history.upper().isEmpty()
                ? new double[0][][]
                : project(history.upper().get(), horizon);
        double[][] entrants = intake == Intake.BIRTHS && history.hasBirths()
                ? BirthsIntake.project(history, horizon)
                : new double[0][];
        double[][][] out = new double[history.size()][history.grades()][horizon];
        for (int n = 0; n < out.length; n++) {
            for (int g = 0; g < out[n].length; g++) {
                double mean = recentMean(history, n, g);
                boolean fed = g > 0 && ratios.isContinuing(n, g - 1);
                double ratio = fed ? Math.pow(ratios.ratio(n, g - 1), believed) : 0;
                double share = above.length == 0 || fed
                        ? 0
                        : GroupShare.share(history, history.upper().orElseThrow(), n, g);
                for (int h = 0; h < horizon; h++) {
                    if (history.now(n, g) <= 0) {
                        out[n][g][h] = g > 0 && fed && h >= 1 ? out[n][g - 1][h - 1] * ratio : 0;
                    } else if (fed) {
                        double below = h == 0 ? history.now(n, g - 1) : out[n][g - 1][h - 1];
                        out[n][g][h] = below * ratio;
                    } else if (g == 0 && entrants.length > 0 && !Double.isNaN(entrants[n][h])) {
                        out[n][g][h] = entrants[n][h];
                    } else {
                        out[n][g][h] = above.length == 0 || g == 0 ? mean : share * above[history.group(n)][g][h];
                    }
                }
            }
        }
        return out;
    }

    private double recentMean(History history, int node, int grade) {
        double sum = 0;
        double weights = 0;
        int origin = history.years() - 1;
        for (int t = Math.max(0, origin - intakeYears + 1); t <= origin; t++) {
            if (history.pupils(node, grade, t) > 0) {
                sum += history.pupils(node, grade, t);
                weights += 1;
            }
        }
        return weights > 0 ? sum / weights : 0;
    }
}
