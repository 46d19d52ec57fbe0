package org.loomwatch.datasets.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.calendar.LunarNewYear;

class ReferenceDataTest {

    @Test
    void standardHasTwentySectionsAndNinetySevenDivisionsInOrder() {
        assertEquals(20, IndustryCatalog.listSections().size());
        assertEquals(97, IndustryCatalog.listDivisions().size());
        for (int i = 0; i < 97; i++) {
            assertEquals(
                    i + 1,
                    Integer.parseInt(
                            IndustryCatalog.listDivisions().get(i).code().substring(1)));
        }
        assertEquals("计算机、通信和其他电子设备制造业", IndustryCatalog.get("C39").nameZh());
        assertTrue(IndustryCatalog.find("Z99").isEmpty());
    }

    @Test
    void fourteenResourceCategoriesEachWithAttributes() {
        assertEquals(14, ResourceCatalog.listCategories().size());
        for (ResourceCategory category : ResourceCatalog.listCategories()) {
            assertFalse(category.attributes().isEmpty(), category.code());
        }
    }

    @Test
    void makeUpWorkdaysAreWeekendDaysAndNewYearIsAlwaysOff() {
        for (CalendarDay day : WorkCalendar.listDays()) {
            if (!day.dayOff()) {
                assertTrue(day.date().getDayOfWeek().getValue() >= 6, day.date().toString());
            }
        }
        for (int year = WorkCalendar.FIRST_YEAR; year <= WorkCalendar.LAST_YEAR; year++) {
            assertFalse(WorkCalendar.isWorkday(LunarNewYear.of(year)), "New Year of " + year);
            assertFalse(WorkCalendar.isWorkday(LocalDate.of(year, 10, 1)), "National Day of " + year);
        }
    }

    @Test
    void publishedYearsHaveTheDaysOffThatTheNoticesName() {
        Map<Integer, Long> daysOff = WorkCalendar.listDays().stream()
                .filter(CalendarDay::dayOff)
                .collect(Collectors.groupingBy(day -> day.date().getYear(), Collectors.counting()));
        assertEquals(33L, daysOff.get(2026), "3 + 9 + 3 + 5 + 3 + 3 + 7");
        assertEquals(28L, daysOff.get(2025), "1 + 8 + 3 + 5 + 3 + 8");
        assertTrue(WorkCalendar.isWorkday(LocalDate.of(2026, 2, 14)));
        assertTrue(WorkCalendar.isWorkday(LocalDate.of(2026, 2, 28)));
        assertEquals(16, WorkCalendar.countWorkdays(YearMonth.of(2026, 2)));
    }
}
