package org.loomwatch.models.schools.forecast;

import java.util.List;
import org.loomwatch.models.schools.forecast.CohortProjection.Intake;

/** The models that compete; regression and averages are made from these. */
public final class Candidates {

    /** Own ratios of the last three steps, last year's entrants: the textbook method, kept as a baseline. */
    public static final String PLAIN_RATIO = "plain_ratio";

    /** The model whose group and district growth feed the regression. */
    public static final String SHRUNK_RATIO = "shrunk_ratio";

    private Candidates() {}

    /**
     * In a fixed order; the first is always {@link NoChange}. With births every ratio model but the baseline and the
     * feeder ratios takes the lowest grade's entrants from them: what is known of the coming years is not thrown away.
     */
    public static List<Candidate> list(boolean births) {
        Intake intake = births ? Intake.BIRTHS : Intake.OWN_MEAN;
        CohortProjection shrunk = new CohortProjection(SHRUNK_RATIO, 5, 0.8, 60, true, 1, 3, intake);
        return List.of(
                new NoChange(),
                new CohortProjection(PLAIN_RATIO, 3, 1, 0, false, 1, 1, Intake.OWN_MEAN),
                new CohortProjection("weighted_ratio", 5, 0.8, 0, true, 1, 3, intake),
                new CohortProjection("pooled_ratio", 99, 1, 60, true, 1, 5, intake),
                shrunk,
                new CohortProjection("strongly_shrunk_ratio", 3, 1, 200, true, 1, 3, intake),
                new CohortProjection("cautious_ratio", 5, 0.8, 60, true, 0.5, 3, intake),
                new CohortProjection("feeder_ratio", 5, 0.8, 60, true, 1, 3, Intake.GROUP_SHARE),
                new GroupShare("group_share", shrunk),
                new DampedTrend("damped_trend", 3, 0.5));
    }
}
