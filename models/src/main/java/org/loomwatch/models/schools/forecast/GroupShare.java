package org.loomwatch.models.schools.forecast;

import java.util.Optional;

/**
 * Each grade is a steady share of what its group will have in that grade: strong where one group's schools pass
 * pupils to each other and the split is stable.
 */
public record GroupShare(String name, CohortProjection groupModel) implements Candidate {

    private static final int WINDOW = 3;

    @Override
    public double[][][] project(History history, int horizon) {
        Optional<History> upper = history.upper();
        if (upper.isEmpty()) {
            return groupModel.project(history, horizon);
        }
        double[][][] above = groupModel.project(upper.get(), horizon);
        return Projections.fill(
                history,
                horizon,
                (node, grade, ahead) ->
                        share(history, upper.get(), node, grade) * above[history.group(node)][grade][ahead - 1]);
    }

    /** Mean of the latest share and the share over the last three years; 0 if the grade is empty now. */
    static double share(History history, History upper, int node, int grade) {
        int origin = history.years() - 1;
        int group = history.group(node);
        double now = history.now(node, grade);
        double groupNow = upper.now(group, grade);
        if (now <= 0 || groupNow <= 0) {
            return 0;
        }
        double own = 0;
        double all = 0;
        for (int t = Math.max(0, origin - WINDOW + 1); t <= origin; t++) {
            own += history.pupils(node, grade, t);
            all += upper.pupils(group, grade, t);
        }
        return (now / groupNow + own / all) / 2;
    }
}
