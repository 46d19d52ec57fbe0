package org.loomwatch.models.economy.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.economy.series.MonthlySeries;

class TrendTest {

    private static final YearMonth START = YearMonth.of(2019, 1);
    private static final YearMonth END = YearMonth.of(2023, 12);
    private static final int MONTHS = 60;

    /** One and a quarter turns: its own line is far from flat. */
    private final MonthlySeries staff = series(t -> 5 + 0.1 * Math.sin(2.5 * Math.PI * t / MONTHS));

    private final MonthlySeries turnover = series(t -> 2 + 0.004 * t + 1.5 * (staff.value(t) - 5));

    @Test
    void anUnfinishedCycleThatStaffHasTooIsNoTrend() {
        assertTrue(Math.abs(Trend.of(turnover, END).slope() - 0.004) > 0.001);
        assertEquals(0.004, Trend.beside(turnover, staff, END).slope(), 1e-9);
        MonthlySeries distances = Trend.beside(turnover, staff, END).deviations(turnover);
        assertEquals(0, Arrays.stream(distances.toArray()).sum(), 1e-9);
    }

    @Test
    void monthsAfterTheEndAndMonthsWithoutOneOfTheTwoDoNotCount() {
        double[] gaps = turnover.toArray();
        gaps[7] = Double.NaN;
        double[] later = staff.toArray();
        later[20] = Double.NaN;
        later[MONTHS - 1] = 9;
        YearMonth before = END.minusMonths(1);
        Trend trend = Trend.beside(MonthlySeries.of(START, gaps), MonthlySeries.of(START, later), before);
        assertEquals(0.004, trend.slope(), 1e-9);
    }

    @Test
    void besideWhatDoesNotMoveOrIsTooShortItIsItsOwnLine() {
        Trend own = Trend.of(turnover, END);
        assertEquals(own.slope(), Trend.beside(turnover, series(t -> 5), END).slope(), 1e-12);
        MonthlySeries late = MonthlySeries.of(END.minusMonths(9), new double[] {1, 2, 1, 2, 1, 3, 1, 2, 1, 2});
        assertEquals(own.slope(), Trend.beside(turnover, late, END).slope(), 1e-12);
    }

    private static MonthlySeries series(IntToDoubleFunction value) {
        return MonthlySeries.of(
                START, IntStream.range(0, MONTHS).mapToDouble(value).toArray());
    }
}
