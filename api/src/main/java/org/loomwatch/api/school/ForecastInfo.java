package org.loomwatch.api.school;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * The forecast in force: when and from what it was made, and how good it is.
 *
 * @param originYear the last year with counted pupils
 * @param years forecast years
 * @param births whether births drove the entry grade
 * @param backtest errors and coverage by years ahead, over forecasts from past years
 * @param models models chosen for totals and grades, by years ahead − 1
 * @param findings what is odd about the data: kind, area, year, message; those about areas out of sight left out
 */
public record ForecastInfo(
        long run,
        Instant madeAt,
        int originYear,
        List<Integer> years,
        List<Integer> grades,
        int areas,
        boolean births,
        JsonNode backtest,
        JsonNode models,
        JsonNode findings) {}
