package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * A straight line through the logarithms of a series: what a cycle is measured against.
 *
 * @param level of the logarithm in January 2000, however far from the data
 * @param slope per month
 */
public record Trend(double level, double slope) {

    /** Months that a series and a reference must have in common. */
    private static final int LEAST_MONTHS = 24;

    /** A reference whose distances from its line, in percent, have a smaller mean square does not move. */
    private static final double STILL = 1e-6;

    private static final YearMonth ORIGIN = YearMonth.of(2000, 1);

    /** Least squares over the months up to {@code end}; flat where there are fewer than two values. */
    static Trend of(MonthlySeries logs, YearMonth end) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < logs.length() && !logs.month(i).isAfter(end); i++) {
            if (!logs.isMissing(i)) {
                double x = months(logs.month(i));
                n++;
                sumX += x;
                sumY += logs.value(i);
                sumXx += x * x;
                sumXy += x * logs.value(i);
            }
        }
        double spread = n * sumXx - sumX * sumX;
        double slope = n < 2 ? 0 : (n * sumXy - sumX * sumY) / spread;
        return new Trend(n == 0 ? 0 : (sumY - slope * sumX) / n, slope);
    }

    /** A level alone: the mean of the months up to {@code end}. */
    static Trend flat(MonthlySeries logs, YearMonth end) {
        return through(logs, 0, end);
    }

    /**
     * The trend beside a reference: least squares of the series on time and the reference together, so that the phase of a cycle that both
     * have is not taken for trend. The series' own line where the two have too few months in common or the reference does not move.
     */
    static Trend beside(MonthlySeries logs, MonthlySeries reference, YearMonth end) {
        MonthlySeries own = where(logs, reference);
        MonthlySeries other = where(reference, logs);
        Trend ownLine = of(own, end);
        Trend otherLine = of(other, end);
        MonthlySeries ownRest = ownLine.deviations(own);
        MonthlySeries otherRest = otherLine.deviations(other);
        int months = 0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < own.length() && !own.month(i).isAfter(end); i++) {
            int j = (int) ChronoUnit.MONTHS.between(other.start(), own.month(i));
            if (!own.isMissing(i)) {
                months++;
                product += ownRest.value(i) * otherRest.value(j);
                square += otherRest.value(j) * otherRest.value(j);
            }
        }
        if (months < LEAST_MONTHS || square < STILL * months) {
            return of(logs, end);
        }
        return through(logs, ownLine.slope() - product / square * otherLine.slope(), end);
    }

    /** The line of this slope whose distances have mean zero. */
    private static Trend through(MonthlySeries logs, double slope, YearMonth end) {
        double n = 0;
        double sum = 0;
        for (int i = 0; i < logs.length() && !logs.month(i).isAfter(end); i++) {
            if (!logs.isMissing(i)) {
                n++;
                sum += logs.value(i) - slope * months(logs.month(i));
            }
        }
        return new Trend(n == 0 ? 0 : sum / n, slope);
    }

    /** A series in the months in which another has a value too. */
    private static MonthlySeries where(MonthlySeries series, MonthlySeries other) {
        double[] values = series.toArray();
        for (int i = 0; i < values.length; i++) {
            long j = ChronoUnit.MONTHS.between(other.start(), series.month(i));
            if (j < 0 || j >= other.length() || other.isMissing((int) j)) {
                values[i] = Double.NaN;
            }
        }
        return MonthlySeries.of(series.start(), values);
    }

    /** Percent of distance from the trend, about: 100 × the difference of logarithms. */
    MonthlySeries deviations(MonthlySeries logs) {
        double[] values = new double[logs.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * (logs.value(i) - level - slope * months(logs.month(i)));
        }
        return MonthlySeries.of(logs.start(), values);
    }

    private static long months(YearMonth month) {
        return ChronoUnit.MONTHS.between(ORIGIN, month);
    }
}
