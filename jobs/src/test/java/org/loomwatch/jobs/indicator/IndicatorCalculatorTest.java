package org.loomwatch.jobs.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.JointIndicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.jobs.record.FeedCode;

/** The formulas on numbers that can be checked by hand. */
class IndicatorCalculatorTest {

    /** January 2025; New Year was on 29 January, a year before on 10 February. */
    private static final int JANUARY_2025 = 55 * 12;

    private static final int AT = History.WINDOW;

    private final double[][] history = new double[History.MEASURES][AT + 1];
    private final double[] row = new double[MonthRow.SIZE];
    private final double[] since = new double[History.FEEDS];

    IndicatorCalculatorTest() {
        Arrays.stream(history).forEach(months -> Arrays.fill(months, Double.NaN));
        Arrays.fill(row, Double.NaN);
        Arrays.fill(since, Double.NaN);
    }

    @Test
    void januaryIsComparedWithTheDaysAsFarFromNewYear() {
        double[] power = history[FeedCode.of(Feed.POWER)];
        power[AT] = 100;
        power[AT - 12] = 310;
        power[AT - 11] = 290;
        row[MonthRow.measure(Measure.POWER_KWH)] = 100;
        double[] staff = history[FeedCode.of(Feed.STAFFING)];
        staff[AT] = 50;
        staff[AT - 12] = 40;
        staff[AT - 11] = 60;
        calculate(JANUARY_2025);
        // 13 January to 12 February 2024: 19 of 31 days and 12 of 29.
        assertEquals(100 / (19 * 10.0 + 12 * 10.0), get("power_yoy"), 1e-12);
        assertEquals(50 / ((40 * 19 + 60 * 12) / 31.0), get("staffing_yoy"), 1e-12);
        calculate(JANUARY_2025 + 5);
        assertEquals(100.0 / 310, get("power_yoy"), 1e-12);
        power[AT - 11] = Double.NaN;
        calculate(JANUARY_2025);
        assertEquals(Double.NaN, get("power_yoy"));
    }

    @Test
    void scoreIsInRobustStandardDeviations() {
        double[] water = history[FeedCode.of(Feed.WATER)];
        for (int t = 1; t < AT; t++) {
            water[t] = 100 + (t % 2 == 0 ? 10 : -10);
        }
        water[AT] = 160;
        calculate(JANUARY_2025 + 6);
        assertEquals(60 / (1.4826 * 10), get("water_z"), 1e-12);
        assertEquals(1.6, get("water_ratio"), 1e-12);
        water[AT] = 1e6;
        calculate(JANUARY_2025 + 6);
        assertEquals(20, get("water_z"));
        Arrays.fill(water, 1, AT, 100);
        water[AT] = 104;
        calculate(JANUARY_2025 + 6);
        assertEquals(2, get("water_z"), 1e-12);
        Arrays.fill(water, 1, 8, Double.NaN);
        calculate(JANUARY_2025 + 6);
        assertEquals(Double.NaN, get("water_z"));
        assertEquals(1.04, get("water_ratio"), 1e-12);
    }

    @Test
    void slopeIsTheTrendByMonthInRelationToTheLevel() {
        double[] tax = history[FeedCode.of(Feed.TAX)];
        for (int x = 0; x < 6; x++) {
            tax[AT - 5 + x] = 100 + 4 * x;
        }
        calculate(JANUARY_2025 + 6);
        assertEquals(4.0 / 110, get("tax_slope"), 1e-12);
        tax[AT - 1] = Double.NaN;
        calculate(JANUARY_2025 + 6);
        assertEquals(4.0 / 108.8, get("tax_slope"), 1e-9);
        tax[AT] = Double.NaN;
        calculate(JANUARY_2025 + 6);
        assertEquals(Double.NaN, get("tax_slope"));
    }

    @Test
    void missingIsToldOnlyOfFeedsThatHaveReported() {
        calculate(JANUARY_2025);
        assertEquals(Double.NaN, get("water_missing"));
        row[MonthRow.measure(Measure.WATER_CUBIC_METRES)] = 7;
        calculate(JANUARY_2025);
        assertEquals(0, get("water_missing"));
        row[MonthRow.measure(Measure.WATER_CUBIC_METRES)] = Double.NaN;
        calculate(JANUARY_2025 + 1);
        calculate(JANUARY_2025 + 2);
        assertEquals(1, get("water_missing"));
        assertEquals(2, get("water_since"));
    }

    @Test
    void wageArrearsAreMonthsOfPayroll() {
        double[] paid = history[FeedCode.of(Feed.WAGES)];
        double[] payable = history[History.WAGES_PAYABLE];
        Arrays.fill(payable, 2, AT + 1, 1000);
        Arrays.fill(paid, 2, AT + 1, 1000);
        paid[AT] = 0;
        paid[AT - 1] = 400;
        paid[AT - 2] = Double.NaN;
        paid[AT - 3] = 500;
        calculate(JANUARY_2025 + 6);
        assertEquals(2.1, get(JointIndicator.WAGE_ARREARS_MONTHS), 1e-12);
        assertEquals(2, get(JointIndicator.WAGE_ARREARS_RUN));
        assertEquals(1, get(JointIndicator.WAGE_UNPAID_SHARE));
        paid[AT] = Double.NaN;
        calculate(JANUARY_2025 + 6);
        assertEquals(Double.NaN, get(JointIndicator.WAGE_ARREARS_RUN));
        assertEquals(1.1, get(JointIndicator.WAGE_ARREARS_MONTHS), 1e-12);
    }

    @Test
    void jointIndicatorsPutMeasuresTogether() {
        put(Measure.STAFF_REGISTERED, 80);
        put(Measure.STAFF_HIRED, 5);
        put(Measure.STAFF_LEFT, 25);
        put(Measure.INSURED_STAFF, 60);
        put(Measure.COMPLAINTS_CASES, 2);
        put(Measure.WAGES_PAYABLE, 600_000);
        put(Measure.WAGES_HEADCOUNT, 100);
        put(Measure.TAX_DECLARED, 200);
        put(Measure.TAX_PAID, 50);
        history[FeedCode.of(Feed.WATER)][AT] = 30;
        history[FeedCode.of(Feed.POWER)][AT] = 60;
        Arrays.fill(history[FeedCode.of(Feed.WATER)], 1, AT, 100);
        Arrays.fill(history[FeedCode.of(Feed.POWER)], 1, AT, 100);
        calculate(JANUARY_2025 + 6);
        assertEquals(0.2, get(JointIndicator.NET_STAFF_LOSS), 1e-12);
        assertEquals(20, get(JointIndicator.UNINSURED_STAFF));
        assertEquals(0.75, get(JointIndicator.INSURED_RATIO), 1e-12);
        assertEquals(2.5, get(JointIndicator.COMPLAINTS_PER_100_STAFF), 1e-12);
        assertEquals(6000, get(JointIndicator.WAGE_PER_HEAD), 1e-9);
        assertEquals(0.75, get(JointIndicator.TAX_UNPAID_SHARE), 1e-12);
        assertEquals(0.4, get(JointIndicator.WATER_POWER_FALL), 1e-12);
        put(Measure.STAFF_REGISTERED, Double.NaN);
        calculate(JANUARY_2025 + 6);
        assertEquals(2, get(JointIndicator.COMPLAINTS_PER_100_STAFF), 1e-12);
        assertEquals(Double.NaN, get(JointIndicator.NET_STAFF_LOSS));
    }

    private void calculate(int month) {
        new IndicatorCalculator().calculate(history, AT, month, since, row);
    }

    private void put(Measure measure, double value) {
        row[MonthRow.measure(measure)] = value;
    }

    private double get(String id) {
        return row[MonthRow.columns().indexOf(id)];
    }

    private double get(Indicator indicator) {
        return row[MonthRow.indicator(indicator)];
    }
}
