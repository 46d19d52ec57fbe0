package org.loomwatch.domain.warning;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.loomwatch.domain.enterprise.Uscc;

/**
 * One enterprise's scored risk in one month.
 *
 * @param theme what is feared, such as {@link #LABOR_DISPUTE}
 * @param probability calibrated probability that it happens within the horizon
 * @param rank place by probability in the district, from 1
 * @param ruleFloor id of the rule that raised the grade beside the model; empty if none did
 * @param model id of the model that scored
 */
public record Warning(
        YearMonth month,
        Uscc uscc,
        String theme,
        Grade grade,
        double probability,
        int rank,
        WarningQueue queue,
        String ruleFloor,
        List<Reason> reasons,
        String model,
        Instant scoredAt) {

    /** A collective labor dispute starts within the three months after the warning's month. */
    public static final String LABOR_DISPUTE = "labor_dispute";

    public Warning {
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(uscc, "uscc");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(scoredAt, "scoredAt");
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + " of " + uscc);
        }
        if (rank < 1) {
            throw new IllegalArgumentException("rank " + rank + " of " + uscc);
        }
        reasons = List.copyOf(reasons);
    }
}
