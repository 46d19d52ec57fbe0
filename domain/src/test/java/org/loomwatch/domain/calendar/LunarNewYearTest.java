package org.loomwatch.domain.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LunarNewYearTest {

    @Test
    void knownDates() {
        assertEquals(LocalDate.of(2024, 2, 10), LunarNewYear.of(2024));
        assertEquals(LocalDate.of(2025, 1, 29), LunarNewYear.of(2025));
        assertEquals(LocalDate.of(2027, 2, 6), LunarNewYear.of(2027));
        assertEquals(LocalDate.of(2030, 2, 3), LunarNewYear.of(2030));
        assertEquals(LocalDate.of(2034, 2, 19), LunarNewYear.of(2034));
    }

    /** Twelve or thirteen lunar months lie between two New Years. */
    @Test
    void yearsHave353To385Days() {
        for (int year = LunarNewYear.FIRST_YEAR; year < LunarNewYear.LAST_YEAR; year++) {
            long days = LunarNewYear.of(year + 1).toEpochDay()
                    - LunarNewYear.of(year).toEpochDay();
            assertTrue((days >= 353 && days <= 355) || (days >= 383 && days <= 385), year + ": " + days);
        }
    }

    @Test
    void refusesYearsOutsideTheTable() {
        assertThrows(IllegalArgumentException.class, () -> LunarNewYear.of(1929));
        assertThrows(IllegalArgumentException.class, () -> LunarNewYear.of(2061));
    }
}
