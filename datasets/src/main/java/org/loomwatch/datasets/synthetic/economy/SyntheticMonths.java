package org.loomwatch.datasets.synthetic.economy;

import java.time.YearMonth;

/**
 * Months as whole numbers. The hidden economy always starts in {@link #EPOCH}, whatever window is written, so that the
 * same month of the same seed is the same in every window.
 */
public final class SyntheticMonths {

    public static final YearMonth EPOCH = YearMonth.of(2019, 1);

    private SyntheticMonths() {}

    public static int indexOf(YearMonth month) {
        return (month.getYear() - EPOCH.getYear()) * 12 + month.getMonthValue() - EPOCH.getMonthValue();
    }

    public static YearMonth at(int index) {
        return EPOCH.plusMonths(index);
    }
}
