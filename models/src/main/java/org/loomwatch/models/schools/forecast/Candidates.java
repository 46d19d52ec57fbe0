package org.loomwatch.models.schools.forecast;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.schools.forecast.CohortProjection.Intake;

/** The models that compete; regression and averages are made from these. */
public final class Candidates {

    /** Own ratios of the last three steps, last year's entrants: the textbook method, kept as a baseline. */
    public static final String PLAIN_RATIO = "plain_ratio";

    /** The model whose group and district growth feed the regression. */
    public static final String SHRUNK_RATIO = "shrunk_ratio";

    private Candidates() {}

    /** In a fixed order; the first is always {@link NoChange}. */
    public static List<Candidate> list(boolean births) {
        CohortProjection shrunk = new CohortProjection(SHRUNK_RATIO, 5, 0.8, 60, true, 1, 3, Intake.OWN_MEAN);
        List<Candidate> candidates = new ArrayList<>(List.of(
                new NoChange(),
                new CohortProjection(PLAIN_RATIO, 3, 1, 0, false, 1, 1, Intake.OWN_MEAN),
                new CohortProjection("weighted_ratio", 5, 0.8, 0, true, 1, 3, Intake.OWN_MEAN),
                new CohortProjection("pooled_ratio", 99, 1, 60, true, 1, 5, Intake.OWN_MEAN),
                shrunk,
                new CohortProjection("strongly_shrunk_ratio", 3, 1, 200, true, 1, 3, Intake.OWN_MEAN),
                new CohortProjection("cautious_ratio", 5, 0.8, 60, true, 0.5, 3, Intake.OWN_MEAN),
                new CohortProjection("feeder_ratio", 5, 0.8, 60, true, 1, 3, Intake.GROUP_SHARE),
                new GroupShare("group_share", shrunk),
                new DampedTrend("damped_trend", 3, 0.5)));
        if (births) {
            candidates.add(new CohortProjection("births_intake", 5, 0.8, 60, true, 1, 3, Intake.BIRTHS));
            candidates.add(new CohortProjection("births_cautious", 5, 0.8, 60, true, 0.5, 3, Intake.BIRTHS));
            candidates.add(new CohortProjection("births_strongly_shrunk", 3, 1, 200, true, 1, 3, Intake.BIRTHS));
        }
        return List.copyOf(candidates);
    }
}
