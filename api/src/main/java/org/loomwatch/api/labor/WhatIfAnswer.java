package org.loomwatch.api.labor;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model at work says of an enterprise, and what it would say with changed figures.
 *
 * @param recorded what was said of the month when it was scored: what became known since is not in it; null if it was not scored
 * @param features figures that may be changed, the weightiest first
 * @param hiddenFeatures how many the model looks at beside these, that the grant does not show
 */
public record WhatIfAnswer(
        String uscc,
        YearMonth month,
        String model,
        @Nullable Recorded recorded,
        Assessment now,
        Assessment changed,
        List<WhatIfFeature> features,
        int hiddenFeatures) {

    /** @param ruleZh what the rule says that raised the grade; empty for none */
    public record Assessment(
            double probability, String grade, String ruleZh, String ruleEn, List<WarningReason> reasons) {}

    /** The warning as it stands. */
    public record Recorded(double probability, String grade, String model, Instant scoredAt) {}

    /**
     * @param feed id of the feed that it says most about
     * @param unit id of its unit
     * @param contribution log-odds that it adds to the score
     */
    public record WhatIfFeature(
            String id,
            String nameZh,
            String nameEn,
            String feed,
            String unit,
            @Nullable Double value,
            @Nullable Double changedValue,
            double contribution,
            double changedContribution) {}
}
