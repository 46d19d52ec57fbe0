package org.loomwatch.datasets.synthetic.economy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.loomwatch.datasets.reference.WorkCalendar;
import org.loomwatch.domain.calendar.LunarNewYear;

/** What the calendar does to a month: New Year by the true lunar date, workdays, season, summer cooling. */
public final class Seasons {

    /** Cooling degree load by calendar month in a city at 22.7° N, July = 1. */
    private static final double[] COOLING = {0.0, 0.02, 0.12, 0.35, 0.70, 0.92, 1.0, 0.98, 0.86, 0.52, 0.18, 0.02};

    private static final double MEAN_WORKDAYS = 20.8;

    private Seasons() {}

    /** Output of an industry in a month relative to its yearly mean, about 1. */
    public static double outputFactor(Rhythm rhythm, YearMonth month) {
        LocalDate newYear = LunarNewYear.of(month.getYear());
        double sum = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            sum += rhythm.newYearFactor((int) ChronoUnit.DAYS.between(newYear, month.atDay(day)));
        }
        double festival = sum / month.lengthOfMonth();
        double workdays = 1 + rhythm.workdayShare() * (ordinaryWorkdays(month, newYear) / MEAN_WORKDAYS - 1);
        return rhythm.monthFactor(month.getMonthValue()) * festival * workdays;
    }

    /** Cooling load between 0 and 1. */
    public static double cooling(YearMonth month) {
        return COOLING[month.getMonthValue() - 1];
    }

    /** Whether wages of this month fall due in the six weeks before New Year, when workers go home and debts surface. */
    public static double newYearPressure(YearMonth month) {
        LocalDate newYear = LunarNewYear.of(month.getYear());
        int days = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            long before = ChronoUnit.DAYS.between(month.atDay(day), newYear);
            LocalDate next = LunarNewYear.of(month.getYear() + 1);
            long beforeNext = ChronoUnit.DAYS.between(month.atDay(day), next);
            if ((before > 0 && before <= 42) || (beforeNext > 0 && beforeNext <= 42)) {
                days++;
            }
        }
        return days / (double) month.lengthOfMonth();
    }

    /** Workdays, counting the New Year holiday's weekdays as worked: its effect is in the festival factor. */
    private static double ordinaryWorkdays(YearMonth month, LocalDate newYear) {
        int count = WorkCalendar.countWorkdays(month);
        for (int offset = -2; offset <= 6; offset++) {
            LocalDate day = newYear.plusDays(offset);
            boolean weekday = day.getDayOfWeek().getValue() <= 5;
            if (YearMonth.from(day).equals(month) && weekday && !WorkCalendar.isWorkday(day)) {
                count++;
            }
        }
        return count;
    }
}
