package org.loomwatch.domain.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Which months of the year before a month is to be compared with. Chinese New Year moves between 21 January and 20 February, and
 * with it the weeks of rest: a January with them must not be held against a January without. So a day of January to March is
 * compared with the day that lay as far from New Year a year before; other months with the same month.
 */
public final class NewYearAlignment {

    /** The farthest that an aligned month can lie back, in months. */
    public static final int MOST_MONTHS_BACK = 13;

    /** Compared by the distance from New Year up to this month of the year. */
    private static final int LAST_ALIGNED_MONTH = 3;

    /**
     * A part of a month that days are compared with.
     *
     * @param monthsBack how far the month lies back
     * @param days how many of its days
     * @param lengthOfMonth how many it has
     */
    public record Part(int monthsBack, int days, int lengthOfMonth) {}

    private NewYearAlignment() {}

    /** The parts, earliest first, whose days are as many as the month has; one whole month from April on. */
    public static List<Part> of(YearMonth month) {
        YearMonth yearBefore = month.minusYears(1);
        if (month.getMonthValue() > LAST_ALIGNED_MONTH
                || month.getYear() <= LunarNewYear.FIRST_YEAR
                || month.getYear() > LunarNewYear.LAST_YEAR) {
            return List.of(new Part(12, yearBefore.lengthOfMonth(), yearBefore.lengthOfMonth()));
        }
        long shift = ChronoUnit.DAYS.between(LunarNewYear.of(month.getYear()), LunarNewYear.of(month.getYear() - 1));
        LocalDate first = month.atDay(1).plusDays(shift);
        LocalDate last = month.atEndOfMonth().plusDays(shift);
        List<Part> parts = new ArrayList<>();
        for (YearMonth part = YearMonth.from(first); !part.isAfter(YearMonth.from(last)); part = part.plusMonths(1)) {
            LocalDate from = part.atDay(1).isBefore(first) ? first : part.atDay(1);
            LocalDate to = part.atEndOfMonth().isAfter(last) ? last : part.atEndOfMonth();
            int days = (int) ChronoUnit.DAYS.between(from, to) + 1;
            parts.add(new Part((int) ChronoUnit.MONTHS.between(part, month), days, part.lengthOfMonth()));
        }
        return parts;
    }
}
