package org.loomwatch.models.schools;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What {@code schools forecast} answers; maps are keyed by year.
 *
 * @param originYear the last year with counted pupils
 * @param expectedGap pupils without a place, summed over areas and grades, surpluses not set off; empty without places
 * @param gap90 the same with every grade's gap in its worst case of ten
 * @param tightest the areas with the largest expected gap over the horizon, worst first
 */
public record ForecastSummary(
        int areas,
        @JsonProperty("origin_year") int originYear,
        SortedMap<Integer, Double> pupils,
        @JsonProperty("expected_gap") SortedMap<Integer, Double> expectedGap,
        @JsonProperty("gap_90") SortedMap<Integer, Double> gap90,
        List<TightArea> tightest,
        Map<String, Long> findings,
        double seconds) {

    /** An area whose places will not suffice. */
    public record TightArea(
            String area,
            int year,
            int grade,
            @JsonProperty("probability_short") double probabilityShort,
            @JsonProperty("expected_gap") double expectedGap,
            @JsonProperty("gap_90") double gap90) {}
}
