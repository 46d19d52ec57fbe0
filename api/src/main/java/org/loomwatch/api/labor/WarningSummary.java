package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month's warnings in numbers.
 *
 * @param month null before anything was scored
 * @param months all scored months, latest first
 * @param grades warnings by grade
 * @param queues warnings by queue
 */
public record WarningSummary(
        @Nullable YearMonth month, List<YearMonth> months, Map<String, Long> grades, Map<String, Long> queues) {}
