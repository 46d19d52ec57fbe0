package org.loomwatch.jobs.record;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Months counted from January 1970. */
public final class Months {

    /** Until 2099, because rows ask again and again. */
    private static final int[] FIRST_DAYS =
            IntStream.range(0, 130 * 12).map(Months::computeFirstDay).toArray();

    private Months() {}

    /** First day of a month, in days since 1970-01-01. */
    public static int firstDay(int month) {
        return month >= 0 && month < FIRST_DAYS.length ? FIRST_DAYS[month] : computeFirstDay(month);
    }

    private static int computeFirstDay(int month) {
        return (int) LocalDate.of(1970 + Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay();
    }

    public static int lastDay(int month) {
        return firstDay(month + 1) - 1;
    }

    /** The month that a day, in days since 1970-01-01, lies in. */
    public static int ofDay(long day) {
        if (day >= 0 && day < FIRST_DAYS[FIRST_DAYS.length - 1]) {
            int found = Arrays.binarySearch(FIRST_DAYS, (int) day);
            return found >= 0 ? found : -found - 2;
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        return (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
    }

    /** The month as a ClickHouse date literal. */
    public static String literal(int month) {
        return "'" + LocalDate.ofEpochDay(firstDay(month)) + "'";
    }
}
