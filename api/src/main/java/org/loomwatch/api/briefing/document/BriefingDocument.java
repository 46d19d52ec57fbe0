package org.loomwatch.api.briefing.document;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Text;

/**
 * A briefing as it was written: everything that its pages show, in both languages. Kept as JSON; drawing it needs no figures
 * from anywhere else.
 *
 * @param recipient whom it was made for
 * @param places what part of the district it is about
 * @param dataAsOf end of the last ingest when it was made; null if unknown
 * @param figures for the first page, and for holding two briefings side by side
 */
public record BriefingDocument(
        YearMonth month,
        Text title,
        Text recipient,
        Text places,
        Instant madeAt,
        @Nullable Instant dataAsOf,
        List<KeyFigure> figures,
        List<Section> sections) {

    public BriefingDocument {
        figures = List.copyOf(figures);
        sections = List.copyOf(sections);
    }

    /**
     * One number that a leader keeps in mind.
     *
     * @param value as it is read
     * @param now the number itself; null where there is none
     * @param before of the month before
     * @param change against the month before, in words
     * @param tone {@code calm}, {@code caution} or {@code alarm}
     */
    public record KeyFigure(
            String id,
            Text name,
            Text value,
            @Nullable Double now,
            @Nullable Double before,
            Text change,
            String tone) {}

    /**
     * A subject.
     *
     * @param sentences generated from what the exhibits show: each of their numbers stands there
     * @param notes how to read it
     */
    public record Section(String id, Text title, List<Text> sentences, List<Exhibit> exhibits, List<Text> notes) {}

    /** A table, and where there is one the chart or map of it. */
    public record Exhibit(
            Text caption,
            Table table,
            @Nullable BriefingChart chart,
            @Nullable AreaMap map) {

        public static Exhibit of(Text caption, Table table) {
            return new Exhibit(caption, table, null, null);
        }
    }

    /** Cells as they are read, row by row. */
    public record Table(List<BriefingColumn> columns, List<List<Text>> rows) {}

    /**
     * A column.
     *
     * @param share of the width, against those of the others
     * @param number whether its cells stand to the right
     */
    public record BriefingColumn(Text head, double share, boolean number) {}

    /**
     * A chart.
     *
     * @param kind {@code line}, {@code stack} (columns on one another) or {@code bar} (bars from left to right)
     * @param labels of the places along the axis
     * @param reference a line to read against; null for none
     */
    public record BriefingChart(
            String kind,
            List<Text> labels,
            List<Series> series,
            @Nullable Double reference) {}

    /**
     * Values of a chart.
     *
     * @param tone {@code red orange yellow blue} for grades, else {@code a b c d}
     */
    public record Series(Text name, String tone, List<@Nullable Double> values) {}

    /**
     * Areas tinted by a count.
     *
     * @param classes what each step of the tint stands for, the first for none
     */
    public record AreaMap(List<Shape> shapes, List<Text> classes) {}

    /** An area of a map: its count, the step of its tint, and its rings of longitude and latitude. */
    public record Shape(String area, Text name, long value, int step, List<List<double[]>> rings) {}
}
