package org.loomwatch.jobs.conform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Months, dates and times as numbers, ISO 8601 on a fast path. */
final class Dates {

    static final int MALFORMED = Integer.MIN_VALUE;
    static final long MALFORMED_TIME = Long.MIN_VALUE;

    /** Times without an offset are Beijing time. */
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private Dates() {}

    /** {@code YYYY-MM} as months since 1970-01. */
    static int month(byte[] bytes, int from, int to) {
        if (to - from != 7 || bytes[from + 4] != '-') {
            return MALFORMED;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        return year < 1900 || month < 1 || month > 12 ? MALFORMED : (year - 1970) * 12 + month - 1;
    }

    /** {@code YYYY-MM-DD} as days since 1970-01-01, for the years 1900 to 2299 that ClickHouse's Date32 can hold. */
    static int day(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return MALFORMED;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        if (year < 1900 || year > 2299 || month < 1 || month > 12 || day < 1 || day > 31) {
            return MALFORMED;
        }
        if (day > 28 && day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return MALFORMED;
        }
        return epochDay(year, month, day);
    }

    /** First day of a month counted from 1970-01, as days since 1970-01-01. */
    static int firstDay(int month) {
        return epochDay(1970 + Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
    }

    /** A date and time as milliseconds since 1970 in UTC; a date alone is its midnight in Beijing. */
    static long time(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= 19 && (bytes[from + 10] == 'T' || bytes[from + 10] == ' ')) {
            int day = day(bytes, from, from + 10);
            int hour = digits(bytes, from + 11, 2);
            int minute = digits(bytes, from + 14, 2);
            int second = digits(bytes, from + 17, 2);
            if (day != MALFORMED
                    && bytes[from + 13] == ':'
                    && bytes[from + 16] == ':'
                    && in(hour, 23)
                    && in(minute, 59)
                    && in(second, 59)) {
                long local = ((day * 24L + hour) * 60 + minute) * 60 + second;
                if (length == 20 && bytes[from + 19] == 'Z') {
                    return local * 1000;
                }
                if (length == 19) {
                    return (local - BEIJING.getTotalSeconds()) * 1000;
                }
                if (length == 25 && (bytes[from + 19] == '+' || bytes[from + 19] == '-') && bytes[from + 22] == ':') {
                    int hours = digits(bytes, from + 20, 2);
                    int minutes = digits(bytes, from + 23, 2);
                    if (in(hours, 18) && in(minutes, 59)) {
                        int offset = (hours * 60 + minutes) * 60;
                        return (local - (bytes[from + 19] == '+' ? offset : -offset)) * 1000;
                    }
                }
            }
        }
        return slowTime(new String(bytes, from, length, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static long slowTime(String text) {
        String normal = Texts.normalise(text);
        int blank = normal.indexOf(' ');
        int split = blank < 0 ? normal.indexOf('T') : blank;
        String date = Texts.date(split < 0 ? normal : normal.substring(0, split));
        try {
            if (split < 0) {
                return LocalDate.parse(date).atStartOfDay(BEIJING).toInstant().toEpochMilli();
            }
            String time = date + "T" + normal.substring(split + 1).strip();
            return time.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(time).toInstant().toEpochMilli()
                    : LocalDateTime.parse(time).toInstant(BEIJING).toEpochMilli();
        } catch (DateTimeException e) {
            return MALFORMED_TIME;
        }
    }

    private static boolean in(int value, int most) {
        return value >= 0 && value <= most;
    }

    /** Days since 1970-01-01 by counting 400-year cycles from a March year start. */
    private static int epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int cycle = Math.floorDiv(y, 400);
        int yearOfCycle = y - cycle * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear;
        return cycle * 146_097 + dayOfCycle - 719_468;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
