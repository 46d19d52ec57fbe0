package org.loomwatch.api.school;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tight a catchment is, this year and in each year to come. Gaps are summed over grades; a surplus in one never covers a
 * gap in another.
 */
public record Pressure(String area, String nameZh, String nameEn, String street, List<PressureYear> years) {

    /**
     * One year; in the origin year pupils are counted and a shortage is a fact, later they are forecast.
     *
     * @param places null where none are known for any grade
     * @param probabilityShort of the tightest grade
     * @param grade the tightest grade: highest probability, then largest expected gap
     */
    public record PressureYear(
            int year,
            double pupils,
            @Nullable Double places,
            @Nullable Double probabilityShort,
            @Nullable Integer grade,
            @Nullable Double expectedGap,
            @Nullable Double gap90) {}
}
