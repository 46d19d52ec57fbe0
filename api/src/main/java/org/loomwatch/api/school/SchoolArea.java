package org.loomwatch.api.school;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one catchment.
 *
 * @param counted the past, as the forecast saw it
 * @param forecast the years to come
 * @param earlier what forecasts of earlier years said of years that have come since
 * @param births by calendar year of birth
 * @param dwellings finished or approved, by year
 */
public record SchoolArea(
        String area,
        String nameZh,
        String nameEn,
        String street,
        List<SchoolCount> counted,
        List<SchoolCell> forecast,
        List<SchoolTotal> totals,
        List<EarlierForecast> earlier,
        List<YearCount> births,
        List<YearCount> dwellings) {

    /** Pupils counted in a grade and year, and the places there were. */
    public record SchoolCount(
            int grade,
            int year,
            @Nullable Double pupils,
            @Nullable Double places) {}

    /** Pupils expected in a grade and year, with what is at risk. */
    public record SchoolCell(
            String area,
            int grade,
            int year,
            double pupils,
            double low80,
            double high80,
            @Nullable Double places,
            @Nullable Double probabilityShort,
            @Nullable Double expectedGap,
            @Nullable Double gap90) {}

    /** All grades of a year; the interval is the total's own, narrower than the sum of the grades'. */
    public record SchoolTotal(int year, double pupils, double low80, double high80) {}

    /**
     * A forecast of an earlier origin year.
     *
     * @param madeAt when it was made; null if it is what the method would have said then, worked out later
     */
    public record EarlierForecast(
            int originYear,
            @Nullable Instant madeAt,
            int grade,
            int year,
            double pupils,
            double low80,
            double high80) {}

    /** Births or dwellings of a year. */
    public record YearCount(int year, double count) {}
}
