package org.loomwatch.domain.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.calendar.NewYearAlignment.Part;

class NewYearAlignmentTest {

    @Test
    void anEarlierNewYearReachesIntoLaterMonths() {
        // 29 January 2025 against 10 February 2024.
        assertEquals(List.of(new Part(12, 19, 31), new Part(11, 12, 29)), NewYearAlignment.of(YearMonth.of(2025, 1)));
        assertEquals(List.of(new Part(12, 17, 29), new Part(11, 11, 31)), NewYearAlignment.of(YearMonth.of(2025, 2)));
        assertEquals(List.of(new Part(12, 30, 30)), NewYearAlignment.of(YearMonth.of(2025, 4)));
    }

    @Test
    void aLaterNewYearReachesIntoTheYearBefore() {
        // 17 February 2026 against 29 January 2025.
        assertEquals(List.of(new Part(13, 19, 31), new Part(12, 12, 31)), NewYearAlignment.of(YearMonth.of(2026, 1)));
    }

    @Test
    void partsHaveAsManyDaysAsTheMonth() {
        for (YearMonth month = YearMonth.of(2000, 1); month.getYear() < 2060; month = month.plusMonths(1)) {
            List<Part> parts = NewYearAlignment.of(month);
            if (month.getMonthValue() <= 3) {
                assertEquals(
                        month.lengthOfMonth(),
                        parts.stream().mapToInt(Part::days).sum(),
                        month.toString());
            }
            assertTrue(
                    parts.stream()
                            .allMatch(part -> part.monthsBack() >= 10
                                    && part.monthsBack() <= NewYearAlignment.MOST_MONTHS_BACK
                                    && part.days() > 0
                                    && part.days() <= part.lengthOfMonth()),
                    month.toString());
        }
    }
}
