package org.loomwatch.api.economy;

import java.time.YearMonth;
import java.util.List;

/** One index as one vintage saw its last year and the three months to come. */
public record VintagePath(YearMonth vintage, List<Point> points) {

    /** Value of a month; horizon 0 is an estimate, 1 to 3 a forecast. */
    public record Point(YearMonth month, int horizon, double value) {}
}
