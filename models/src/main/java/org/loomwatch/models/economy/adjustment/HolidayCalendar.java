package org.loomwatch.models.economy.adjustment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.loomwatch.domain.calendar.LunarNewYear;

/**
 * First days of a moving holiday, one a year, as regressors for monthly series. Two windows have an effect of their own:
 * the six days before (stocking up, people leaving) and the seven days from the holiday on (work stands still). A
 * regressor is the share of its window that falls into a month, less the long-run mean of that calendar month, so that
 * it holds no fixed seasonal pattern and no level.
 */
public final class HolidayCalendar {

    private static final int DAYS_BEFORE = 6;
    private static final int DAYS_AFTER = 7;

    private final List<LocalDate> dates;

    private HolidayCalendar(List<LocalDate> dates) {
        this.dates = dates;
    }

    /** Chinese New Year over all tabulated years. */
    public static HolidayCalendar lunarNewYear() {
        return new HolidayCalendar(IntStream.rangeClosed(LunarNewYear.FIRST_YEAR, LunarNewYear.LAST_YEAR)
                .mapToObj(LunarNewYear::of)
                .toList());
    }

    /**
     * A holiday by its dates. Where all are Chinese New Year the full table is used, so that a short list does not bend
     * the long-run mean nor end before the forecasts do.
     *
     * @throws IllegalArgumentException if there is no date, two fall into one year, or years in between are left out
     */
    public static HolidayCalendar of(List<LocalDate> dates) {
        if (dates.isEmpty()) {
            throw new IllegalArgumentException("a holiday calendar needs at least one date");
        }
        if (dates.stream().allMatch(HolidayCalendar::isLunarNewYear)) {
            return lunarNewYear();
        }
        List<LocalDate> sorted = dates.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).getYear() != sorted.get(i - 1).getYear() + 1) {
                throw new IllegalArgumentException("a holiday calendar needs one date a year, but %s follows %s"
                        .formatted(sorted.get(i), sorted.get(i - 1)));
            }
        }
        return new HolidayCalendar(sorted);
    }

    private static boolean isLunarNewYear(LocalDate date) {
        return date.getYear() >= LunarNewYear.FIRST_YEAR
                && date.getYear() <= LunarNewYear.LAST_YEAR
                && date.equals(LunarNewYear.of(date.getYear()));
    }

    public int firstYear() {
        return dates.get(0).getYear();
    }

    public int lastYear() {
        return dates.get(dates.size() - 1).getYear();
    }

    /** Centred regressor of the days before the holiday, one value a month of the calendar's years. */
    public double[] before() {
        return centred(-DAYS_BEFORE, DAYS_BEFORE);
    }

    /** Centred regressor of the holiday and the days after it, one value a month of the calendar's years. */
    public double[] after() {
        return centred(0, DAYS_AFTER);
    }

    private double[] centred(int firstDay, int days) {
        Map<YearMonth, Double> shares = new HashMap<>();
        double[] mean = new double[13];
        for (LocalDate date : dates) {
            for (int day = 0; day < days; day++) {
                LocalDate inWindow = date.plusDays(firstDay + day);
                shares.merge(YearMonth.from(inWindow), 1.0 / days, Double::sum);
                mean[inWindow.getMonthValue()] += 1.0 / days / dates.size();
            }
        }
        YearMonth start = YearMonth.of(firstYear(), 1);
        int months = (int) ChronoUnit.MONTHS.between(start, YearMonth.of(lastYear() + 1, 1));
        double[] regressor = new double[months];
        for (int i = 0; i < months; i++) {
            YearMonth month = start.plusMonths(i);
            regressor[i] = shares.getOrDefault(month, 0.0) - mean[month.getMonthValue()];
        }
        return regressor;
    }
}
