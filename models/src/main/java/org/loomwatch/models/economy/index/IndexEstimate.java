package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.loomwatch.models.economy.panel.Cell;

/**
 * One index of one cell as known when a month closed, with its forecast.
 *
 * @param model id of the frozen model
 * @param turningProbability probability that it turns: that it is lower in three months if it rose over the last three, higher
 *     if it fell
 * @param rising whether it rose over the last three months
 */
public record IndexEstimate(
        IndexKind kind,
        Cell cell,
        YearMonth vintage,
        String model,
        List<IndexPoint> points,
        double turningProbability,
        boolean rising) {

    public IndexEstimate {
        points = List.copyOf(points);
    }

    public Optional<IndexPoint> find(YearMonth month) {
        return points.stream().filter(point -> point.month().equals(month)).findFirst();
    }

    /** The point of a month, with or without data. */
    public IndexPoint get(YearMonth month) {
        return find(month).orElseThrow(() -> new IllegalArgumentException("no index for " + month));
    }

    /** The last month with data. */
    public IndexPoint latest() {
        return get(vintage);
    }
}
