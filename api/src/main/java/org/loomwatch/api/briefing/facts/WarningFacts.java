package org.loomwatch.api.briefing.facts;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.loomwatch.domain.area.Area;

/**
 * Warnings of a month and the year before it.
 *
 * @param months scored months up to the one told of, oldest first, at most thirteen
 * @param streets where the warnings of the month are; those without any are there too
 * @param communities for the map
 * @param gravest enterprises of the highest probability among the red and orange
 */
public record WarningFacts(
        SortedMap<YearMonth, GradeCounts> months,
        List<AreaWarnings> streets,
        List<AreaWarnings> communities,
        List<GraveWarning> gravest) {

    /** Warnings of an area in the month and the one before. */
    public record AreaWarnings(Area area, GradeCounts now, GradeCounts before) {}

    /** One warning by name; for those who see warnings of single enterprises. */
    public record GraveWarning(String uscc, String enterprise, Area place, String grade, double probability) {}

    public boolean isScored(YearMonth month) {
        return months.containsKey(month);
    }

    public GradeCounts of(YearMonth month) {
        return months.getOrDefault(month, GradeCounts.NONE);
    }
}
