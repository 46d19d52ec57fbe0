package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An index in one month, 100 being its long-run mean.
 *
 * @param horizon months beyond the last with data: 0 for an estimate, 1 to 3 for a forecast
 * @param yearOnYear percent; January has none and February holds both months together, because New Year moves between them;
 *     null too where the year before is missing
 * @param annualised percent a year at the pace of the last three months against the three before; null at the start
 */
public record IndexPoint(
        YearMonth month,
        int horizon,
        double value,
        double low80,
        double high80,
        double low95,
        double high95,
        @Nullable Double yearOnYear,
        @Nullable Double annualised) {}
