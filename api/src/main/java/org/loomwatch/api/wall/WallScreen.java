package org.loomwatch.api.wall;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.AreaMap;
import org.loomwatch.api.problem.Text;

/**
 * What the screen on the wall shows. Its types hold no name of a person or an enterprise. A scene is null where the rights do
 * not show it, or where there is nothing of it yet.
 *
 * @param at when this was read
 * @param dataAsOf end of the last ingest; null if there was none
 * @param places the areas it is about
 */
public record WallScreen(
        YearMonth month,
        Instant at,
        @Nullable Instant dataAsOf,
        Text places,
        @Nullable Warnings warnings,
        @Nullable List<Index> indices,
        @Nullable Schools schools,
        @Nullable Emergency emergency,
        @Nullable Tickets tickets,
        List<WallFeed> feeds) {

    /**
     * Warnings by grade.
     *
     * @param grades enterprises of the month by grade
     * @param before of the month before; null if that was not scored
     * @param map communities tinted by how many are red or orange; null where no outlines are known
     * @param streets most red and orange first
     */
    public record Warnings(
            Map<String, Long> grades,
            @Nullable Map<String, Long> before,
            @Nullable AreaMap map,
            List<Place> streets) {}

    /** A street and its enterprises at red and at orange. */
    public record Place(Text name, long red, long orange) {}

    /**
     * An index.
     *
     * @param change in points against the month before; null if that has no estimate
     * @param points of the last thirteen months, oldest first
     */
    public record Index(
            String kind,
            Text name,
            YearMonth month,
            double value,
            @Nullable Double change,
            List<Double> points) {}

    /** School places in the coming year; the tightest catchments first. */
    public record Schools(int year, long catchments, long tight, double gap, List<Catchment> tightest) {}

    public record Catchment(Text name, double gap, double probability) {}

    /** Signals in force, each hazard at its highest level, and responses that are not drills. */
    public record Emergency(List<Signal> signals, List<Response> responses) {}

    public record Signal(String event, String level, long streets) {}

    public record Response(String event, Text level, String state, Instant openedAt) {}

    /** Live tickets; units with most overdue first. */
    public record Tickets(long live, long overdue, long opened, long closed, List<WallUnit> units) {}

    public record WallUnit(Text name, long live, long overdue) {}

    /** A feed of the month; the score lies between 0 and 1. */
    public record WallFeed(
            String feed,
            Text name,
            long enterprises,
            @Nullable Double score) {}
}
