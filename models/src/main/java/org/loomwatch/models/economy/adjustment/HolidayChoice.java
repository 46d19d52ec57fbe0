package org.loomwatch.models.economy.adjustment;

import java.util.Optional;

/**
 * Which moving holiday an adjustment takes out.
 *
 * @param calendar its dates; empty for none
 * @param onlyIfSignificant leave the holiday out again when neither of its effects is significant at 1 %
 */
public record HolidayChoice(Optional<HolidayCalendar> calendar, boolean onlyIfSignificant) {

    /** Chinese New Year where the series shows it: for series whose nature is not known. */
    public static HolidayChoice newYearIfSignificant() {
        return new HolidayChoice(Optional.of(HolidayCalendar.lunarNewYear()), true);
    }

    /** Always this holiday. */
    public static HolidayChoice of(HolidayCalendar calendar) {
        return new HolidayChoice(Optional.of(calendar), false);
    }

    public static HolidayChoice none() {
        return new HolidayChoice(Optional.empty(), false);
    }
}
