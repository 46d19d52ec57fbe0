package org.loomwatch.api.economy;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One index of a street or an industry. Months in which it rests on fewer than five enterprises are left out.
 *
 * @param cell area id or section letter
 * @param enterprises enterprises its target rested on in the newest month
 * @param share of the district's enterprises, 0 to 1
 */
public record CellIndex(String cell, long enterprises, double share, List<Point> points) {

    /** Value of a month, with percent against the year before. */
    public record Point(
            YearMonth month, double value, @Nullable Double yearOnYear) {}
}
