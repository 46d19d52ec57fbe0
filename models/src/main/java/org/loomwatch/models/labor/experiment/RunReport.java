package org.loomwatch.models.labor.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.registry.ModelCard;

/**
 * What a run found out about its model in the months it was tested on. Totals only: nothing tells of a single enterprise.
 *
 * @param measures figures with their 95 % intervals, from drawing whole enterprises again
 * @param roc share of false alarms and of events found, from the top of the list to its end
 * @param precisionRecall share of events found and of right warnings
 * @param importance mean absolute contribution to the log-odds, as a share of all; the greatest first
 * @param thresholds what lists of several lengths are worth
 * @param groups warning rates and precision by industry, size, street and age
 * @param coverage where reports are missing
 */
public record RunReport(
        ModelCard.TestFigures figures,
        List<Measure> measures,
        List<Point> roc,
        List<Point> precisionRecall,
        List<Importance> importance,
        List<Threshold> thresholds,
        List<Group> groups,
        List<Coverage> coverage) {

    public RunReport {
        measures = List.copyOf(measures);
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
        importance = List.copyOf(importance);
        thresholds = List.copyOf(thresholds);
        groups = List.copyOf(groups);
        coverage = List.copyOf(coverage);
    }

    /** A figure and its interval; null where there were no events. */
    public record Measure(
            String name,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    /** A point of a curve. */
    public record Point(double x, double y) {}

    /** How much a feature moves the score. */
    public record Importance(String feature, @Nullable String feed, double share) {}

    /** A list of the {@code share} of the rows that score highest. */
    public record Threshold(
            double share, double probability, int warnings, int events, double precision, double recall) {}

    /**
     * Warnings of a group of enterprises: those at blue or above by the model's own cut-offs. A group of few enterprises tells its number only.
     *
     * @param kind {@code industry}, {@code size}, {@code street} or {@code age}
     * @param rows enterprise-months
     * @param warned of them with a warning
     * @param right of those, followed by a dispute
     */
    public record Group(
            String kind,
            String key,
            int enterprises,
            @Nullable Integer rows,
            @Nullable Integer events,
            @Nullable Integer warned,
            @Nullable Integer right,
            @Nullable Double warningRate,
            @Nullable Double precision,
            @Nullable Double precisionLow,
            @Nullable Double precisionHigh,
            @Nullable Double found,
            @Nullable Double observed,
            @Nullable Double promised) {}

    /** The share of a group's enterprise-months in which a feed that had reported before did not; null for few enterprises. */
    public record Coverage(
            String kind,
            String key,
            String feed,
            int enterprises,
            @Nullable Integer rows,
            @Nullable Double missing) {}
}
