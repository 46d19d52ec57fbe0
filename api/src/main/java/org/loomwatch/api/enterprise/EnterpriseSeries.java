package org.loomwatch.api.enterprise;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measures and indicators of one enterprise that the viewer's grants show, month by month.
 *
 * @param months without gaps, oldest first
 * @param measures by id, one number per month; null is missing, never zero
 * @param indicators by id, likewise
 * @param masked ids of the measures and indicators that the viewer's grants do not show; they are in neither map
 */
public record EnterpriseSeries(
        String uscc,
        List<YearMonth> months,
        Map<String, List<@Nullable Double>> measures,
        Map<String, List<@Nullable Double>> indicators,
        List<String> masked) {}
