package org.loomwatch.models.labor.district;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;

/**
 * What the model at work says of an enterprise's month as it is, and what it would say if some figures were others. Only those
 * figures, and the means of recent months that they enter, are changed; what compares them with the past or with peers stays.
 *
 * @param recorded what was said of the month when it was scored; null if it was not
 * @param features every stored figure that the model looks at
 */
public record WhatIf(
        String model, @Nullable Recorded recorded, Assessment now, Assessment changed, List<Feature> features) {

    public WhatIf {
        features = List.copyOf(features);
    }

    /**
     * @param grade as for an enterprise without a grade the month before
     * @param rule that raised the grade; empty for none
     */
    public record Assessment(double probability, Grade grade, String rule, List<Reason> reasons) {}

    /**
     * The warning as it stands. What became known of the month since, such as findings of visits or corrected figures, is not in it but
     * in {@link #now}.
     */
    public record Recorded(double probability, Grade grade, String model, Instant scoredAt) {}

    /**
     * @param contribution log-odds that the figure adds to the score, the means that it enters included
     */
    public record Feature(
            String id,
            @Nullable Double value,
            @Nullable Double changedValue,
            double contribution,
            double changedContribution) {}
}
