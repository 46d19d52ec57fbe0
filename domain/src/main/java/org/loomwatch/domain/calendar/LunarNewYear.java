package org.loomwatch.domain.calendar;

import java.time.LocalDate;

/**
 * Date of Chinese New Year (first day of the first lunar month) in the Gregorian calendar, 1930–2060.
 *
 * <p>Tabulated, not computed: approximate lunar algorithms are off by a day in years when the new moon falls near midnight
 * in Beijing (2027, 2030). Facts agree with the Hong Kong Observatory's conversion tables.
 */
public final class LunarNewYear {

    public static final int FIRST_YEAR = 1930;
    public static final int LAST_YEAR = 2060;

    /** Day of year of New Year's Day, ten years a line. */
    // spotless:off
    private static final int[] DAY_OF_YEAR = {
        29, 48, 37, 26, 45, 35, 24, 42, 31, 50, // 1930
        39, 27, 46, 35, 25, 44, 32, 22, 41, 29, // 1940
        48, 37, 27, 45, 34, 24, 43, 31, 49, 39, // 1950
        28, 46, 36, 25, 44, 33, 21, 40, 30, 48, // 1960
        37, 27, 46, 34, 23, 42, 31, 49, 38, 28, // 1970
        47, 36, 25, 44, 33, 51, 40, 29, 48, 37, // 1980
        27, 46, 35, 23, 41, 31, 50, 38, 28, 47, // 1990
        36, 24, 43, 32, 22, 40, 29, 49, 38, 26, // 2000
        45, 34, 23, 41, 31, 50, 39, 28, 47, 36, // 2010
        25, 43, 32, 22, 41, 29, 48, 37, 26, 44, // 2020
        34, 23, 42, 31, 50, 39, 28, 46, 35, 24, // 2030
        43, 32, 22, 41, 30, 48, 37, 26, 45, 33, // 2040
        23, 42, 32, 50, 39, 28, 46, 35, 24, 43, // 2050
        33 // 2060
    };
    // spotless:on

    private LunarNewYear() {}

    /**
     * The date of Chinese New Year in a Gregorian year.
     *
     * @throws IllegalArgumentException if the year lies outside {@value #FIRST_YEAR}–{@value #LAST_YEAR}
     */
    public static LocalDate of(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "Chinese New Year is tabulated for %d–%d, not for %d".formatted(FIRST_YEAR, LAST_YEAR, year));
        }
        return LocalDate.ofYearDay(year, DAY_OF_YEAR[year - FIRST_YEAR]);
    }
}
