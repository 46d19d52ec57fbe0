package org.loomwatch.models.labor.district;

import java.util.Map;

/**
 * A scored month.
 *
 * @param grades warnings by grade
 * @param queues warnings by queue
 */
public record ScoringResult(
        String month,
        String model,
        int enterprises,
        Map<String, Long> grades,
        Map<String, Long> queues,
        double seconds) {}
