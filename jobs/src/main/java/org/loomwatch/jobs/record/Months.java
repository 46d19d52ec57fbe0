package org.loomwatch.jobs.record;

import java.time.LocalDate;

/** Months counted from January 1970. */
public final class Months {

    private Months() {}

    /** First day of a month, in days since 1970-01-01. */
    public static int firstDay(int month) {
        return (int) LocalDate.of(1970 + Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay();
    }

    public static int lastDay(int month) {
        return firstDay(month + 1) - 1;
    }

    /** The month that a day, in days since 1970-01-01, lies in. */
    public static int ofDay(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
    }

    /** The month as a ClickHouse date literal. */
    public static String literal(int month) {
        return "'" + LocalDate.ofEpochDay(firstDay(month)) + "'";
    }
}
