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
