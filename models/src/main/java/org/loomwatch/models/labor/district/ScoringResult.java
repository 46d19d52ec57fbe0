package org.loomwatch.models.labor.district;

import java.util.List;
import java.util.Map;

/**
 * A scored month.
 *
 * @param grades warnings by grade
 * @param queues warnings by queue
 * @param alarms figures of the watch that somebody should look at
 */
public record ScoringResult(
        String month,
        String model,
        int enterprises,
        Map<String, Long> grades,
        Map<String, Long> queues,
        List<String> alarms,
        double seconds) {}
