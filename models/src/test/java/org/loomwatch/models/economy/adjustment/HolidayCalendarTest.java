package org.loomwatch.models.economy.adjustment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidayCalendarTest {

    @Test
    void regressorsHaveNoLevelAndNoSeason() {
        HolidayCalendar calendar = HolidayCalendar.lunarNewYear();
        for (double[] regressor : List.of(calendar.before(), calendar.after())) {
            for (int month = 0; month < 12; month++) {
                double sum = 0;
                for (int i = month; i < regressor.length; i += 12) {
                    sum += regressor[i];
                }
                assertEquals(0, sum, 1e-9, "month " + (month + 1));
            }
        }
    }

    @Test
    void windowsAreSharesOfDays() {
        // 10 February 2024: all 7 days from the holiday on lie in February; 22 January 2023: all in January.
        double[] after = HolidayCalendar.lunarNewYear().after();
        int february2024 = 12 * (2024 - 1930) + 1;
        int january2023 = 12 * (2023 - 1930);
        assertEquals(1, after[february2024] - after[january2023 + 1], 1e-9);
        assertEquals(1, after[january2023] - after[february2024 - 1], 1e-9);
    }

    @Test
    void someNewYearsStandForAll() {
        HolidayCalendar few = HolidayCalendar.of(List.of(LocalDate.of(2024, 2, 10), LocalDate.of(2025, 1, 29)));
        assertArrayEquals(HolidayCalendar.lunarNewYear().before(), few.before());
    }

    @Test
    void otherHolidaysNeedEveryYear() {
        assertEquals(
                2011,
                HolidayCalendar.of(List.of(LocalDate.of(2011, 8, 1), LocalDate.of(2010, 8, 11)))
                        .lastYear());
        List<LocalDate> gap = List.of(LocalDate.of(2010, 8, 11), LocalDate.of(2012, 7, 20));
        assertThrows(IllegalArgumentException.class, () -> HolidayCalendar.of(gap));
        assertThrows(IllegalArgumentException.class, () -> HolidayCalendar.of(List.of()));
    }
}
