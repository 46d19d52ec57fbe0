package org.loomwatch.api.enterprise;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All measures and indicators of one enterprise, month by month.
 *
 * @param months without gaps, oldest first
 * @param measures by id, one number per month; null is missing, never zero
 * @param indicators by id, likewise
 */
public record EnterpriseSeries(
        String uscc,
        List<YearMonth> months,
        Map<String, List<@Nullable Double>> measures,
        Map<String, List<@Nullable Double>> indicators) {}
