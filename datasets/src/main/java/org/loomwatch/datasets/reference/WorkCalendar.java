package org.loomwatch.datasets.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * China's working days: the week, less public holidays, plus make-up workdays. Published years are {@link #FIRST_YEAR} to
 * {@link #LAST_YEAR}; in other years only weekends are off.
 */
public final class WorkCalendar {

    public static final int FIRST_YEAR = 2019;
    public static final int LAST_YEAR = 2026;

    private static final Map<LocalDate, CalendarDay> DAYS = load();

    private WorkCalendar() {}

    /** All published exceptions from the plain week, by date. */
    public static Collection<CalendarDay> listDays() {
        return List.copyOf(DAYS.values());
    }

    public static boolean isWorkday(LocalDate date) {
        CalendarDay day = DAYS.get(date);
        if (day != null) {
            return !day.dayOff();
        }
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    public static int countWorkdays(YearMonth month) {
        int count = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            if (isWorkday(month.atDay(day))) {
                count++;
            }
        }
        return count;
    }

    /** The published exceptions as rows {@code date,kind,name_zh,name_en} of the file calendar.csv. */
    public static List<String> listCsvRows() {
        List<String> rows = new ArrayList<>();
        for (CalendarDay day : DAYS.values()) {
            rows.add(String.join(
                    ",", day.date().toString(), day.dayOff() ? "holiday" : "workday", day.nameZh(), day.nameEn()));
        }
        return rows;
    }

    private static Map<LocalDate, CalendarDay> load() {
        ReferenceTable table = ReferenceTable.load(WorkCalendar.class, "holidays.csv");
        Map<LocalDate, CalendarDay> days = new LinkedHashMap<>();
        for (int row = 0; row < table.size(); row++) {
            LocalDate date = LocalDate.parse(table.get(row, "date"));
            boolean dayOff = table.get(row, "kind").equals("holiday");
            days.put(date, new CalendarDay(date, dayOff, table.get(row, "name_zh"), table.get(row, "name_en")));
        }
        return days;
    }
}
