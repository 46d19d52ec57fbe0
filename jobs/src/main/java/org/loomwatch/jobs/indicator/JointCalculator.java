package org.loomwatch.jobs.indicator;

import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.JointIndicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.jobs.record.FeedCode;

/** The formulas of the joint indicators. Pure; missing is NaN, and what is computed of NaN is NaN. */
final class JointCalculator {

    private static final int ARREARS_MONTHS = 12;
    private static final int WAGES = FeedCode.of(Feed.WAGES);
    private static final int WATER_RATIO = MonthRow.indicator(Indicator.of(Feed.WATER, IndicatorKind.RATIO_TO_MEDIAN));
    private static final int POWER_RATIO = MonthRow.indicator(Indicator.of(Feed.POWER, IndicatorKind.RATIO_TO_MEDIAN));

    private static final JointIndicator[] ALL = JointIndicator.values();
    private static final int FIRST = MonthRow.indicator(ALL[0]);

    private JointCalculator() {}

    /** Fills the joint indicators of a row whose measures and feeds' own indicators are in place. */
    static void calculate(double[][] history, int at, double[] row) {
        for (int i = 0; i < ALL.length; i++) {
            row[FIRST + i] = calculate(ALL[i], history, at, row);
        }
    }

    private static double calculate(JointIndicator indicator, double[][] history, int at, double[] row) {
        return switch (indicator) {
            case WAGE_ARREARS_MONTHS -> arrears(history, at);
            case WAGE_ARREARS_RUN -> arrearsRun(history, at);
            case WAGE_UNPAID_SHARE -> unpaid(history, at);
            case WAGE_PER_HEAD -> divided(get(row, Measure.WAGES_PAYABLE), get(row, Measure.WAGES_HEADCOUNT));
            case UNINSURED_STAFF -> get(row, Measure.STAFF_REGISTERED) - get(row, Measure.INSURED_STAFF);
            case INSURED_RATIO -> divided(get(row, Measure.INSURED_STAFF), get(row, Measure.STAFF_REGISTERED));
            case WATER_POWER_FALL -> Math.max(0, 1 - Math.max(row[WATER_RATIO], row[POWER_RATIO]));
            case TAX_UNPAID_SHARE -> {
                double declared = get(row, Measure.TAX_DECLARED);
                yield divided(Math.max(0, declared - get(row, Measure.TAX_PAID)), declared);
            }
            case NET_STAFF_LOSS -> {
                double lost = get(row, Measure.STAFF_LEFT) - get(row, Measure.STAFF_HIRED);
                yield divided(lost, get(row, Measure.STAFF_REGISTERED) + lost);
            }
            case COMPLAINTS_PER_100_STAFF -> divided(get(row, Measure.COMPLAINTS_CASES) * 100, staff(row));
        };
    }

    private static double staff(double[] row) {
        for (Measure measure :
                new Measure[] {Measure.STAFF_REGISTERED, Measure.WAGES_HEADCOUNT, Measure.INSURED_STAFF}) {
            if (!Double.isNaN(get(row, measure))) {
                return get(row, measure);
            }
        }
        return Double.NaN;
    }

    private static double unpaid(double[][] history, int at) {
        double payable = history[History.WAGES_PAYABLE][at];
        return divided(Math.max(0, payable - history[WAGES][at]), payable);
    }

    private static double arrears(double[][] history, int at) {
        double months = Double.NaN;
        for (int t = at - ARREARS_MONTHS + 1; t <= at; t++) {
            double unpaid = unpaid(history, t);
            if (!Double.isNaN(unpaid)) {
                months = Double.isNaN(months) ? unpaid : months + unpaid;
            }
        }
        return months;
    }

    private static double arrearsRun(double[][] history, int at) {
        if (Double.isNaN(unpaid(history, at))) {
            return Double.NaN;
        }
        int run = 0;
        while (run < ARREARS_MONTHS && unpaid(history, at - run) > 0) {
            run++;
        }
        return run;
    }

    private static double divided(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    @SuppressWarnings("EnumOrdinal")
    private static double get(double[] row, Measure measure) {
        return row[measure.ordinal()];
    }
}
