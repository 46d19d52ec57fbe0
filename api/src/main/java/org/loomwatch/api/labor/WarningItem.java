package org.loomwatch.api.labor;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warning.
 *
 * @param probability calibrated probability of a dispute within the horizon
 * @param rank place by probability in the district
 * @param unit the unit that has its ticket; null before it was handed to one
 * @param ruleFloor id of the rule that raised the grade beside the model; empty if none did
 * @param reasons strongest first; those of feeds that the viewer does not see are left out
 */
public record WarningItem(
        YearMonth month,
        String uscc,
        String name,
        String area,
        String industry,
        String size,
        String grade,
        double probability,
        int rank,
        String queue,
        @Nullable String unit,
        String ruleFloor,
        String ruleZh,
        String ruleEn,
        List<WarningReason> reasons,
        String model,
        Instant scoredAt) {

    WarningItem withUnit(@Nullable String given) {
        return new WarningItem(
                month,
                uscc,
                name,
                area,
                industry,
                size,
                grade,
                probability,
                rank,
                queue,
                given,
                ruleFloor,
                ruleZh,
                ruleEn,
                reasons,
                model,
                scoredAt);
    }
}
