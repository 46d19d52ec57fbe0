package org.loomwatch.api.briefing.facts;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.economy.IndexFigures.IndexFigure;
import org.loomwatch.api.economy.IndexFigures.Point;
import org.loomwatch.domain.area.Area;

/**
 * Economic indices as one vintage sees them.
 *
 * @param vintage month whose reports had closed
 * @param month the newest month with an estimate, not after the one told of
 * @param indices of the whole district; none for those who do not see it
 * @param streets the composite index of streets
 */
public record EconomyFacts(YearMonth vintage, YearMonth month, List<IndexFigure> indices, List<StreetIndex> streets) {

    private static final int MONTHS = 13;

    /** The composite index of a street in the month and the one before; null where it rests on too few. */
    public record StreetIndex(
            Area street, @Nullable Double now, @Nullable Double before) {}

    public Optional<IndexFigure> find(String kind) {
        return indices.stream().filter(index -> index.kind().equals(kind)).findFirst();
    }

    /** Estimates of the last thirteen months, oldest first; forecasts never. */
    public List<Point> points(IndexFigure index) {
        return index.points().stream()
                .filter(point -> point.horizon() == 0
                        && !point.month().isAfter(month)
                        && point.month().isAfter(month.minusMonths(MONTHS)))
                .toList();
    }

    public Optional<Point> find(IndexFigure index, YearMonth wanted) {
        return points(index).stream()
                .filter(point -> point.month().equals(wanted))
                .findFirst();
    }
}
