package org.loomwatch.api.briefing.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.Series;
import org.loomwatch.api.briefing.render.Surface.Anchor;

/** Draws a chart: series are told apart by dashes, stripes and words, not by colour alone. */
final class ChartDrawing {

    private static final float SIZE = 7.5f;
    private static final float LEFT = 34;
    private static final float RIGHT = 88;
    private static final float BOTTOM = 16;
    private static final float TOP = 10;
    private static final float LEGEND = 14;
    private static final float BAR = 17;
    private static final float BAR_LABEL = 150;
    private static final int GRID_LINES = 4;
    private static final float[] SOLID = {};
    private static final Map<String, float[]> DASHES =
            Map.of("b", new float[] {6, 3}, "c", new float[] {2, 2}, "d", new float[] {8, 3, 2, 3});

    private final Surface surface;
    private final BriefingChart chart;
    private final Language language;
    private final float width;
    private final float height;
    private double low;
    private double high;

    private ChartDrawing(Surface surface, BriefingChart chart, Language language, float width) {
        this.surface = surface;
        this.chart = chart;
        this.language = language;
        this.width = width;
        this.height = height(chart);
    }

    /** How high a chart is. */
    static float height(BriefingChart chart) {
        return switch (chart.kind()) {
            case "bar" -> LEGEND + BAR * chart.labels().size();
            case "stack" -> 130;
            default -> 150;
        };
    }

    static void draw(Surface surface, BriefingChart chart, Language language, float width) {
        ChartDrawing drawing = new ChartDrawing(surface, chart, language, width);
        switch (chart.kind()) {
            case "bar" -> drawing.bars();
            case "stack" -> drawing.stack();
            default -> drawing.lines();
        }
    }

    private void lines() {
        List<Double> values = new ArrayList<>();
        chart.series()
                .forEach(series ->
                        series.values().stream().filter(value -> value != null).forEach(values::add));
        if (chart.reference() != null) {
            values.add(chart.reference());
        }
        double least = values.stream().min(Comparator.naturalOrder()).orElse(0.0);
        double most = values.stream().max(Comparator.naturalOrder()).orElse(1.0);
        double room = Math.max((most - least) * 0.08, 0.5);
        scale(least - room, most + room);
        grid(true);
        Double reference = chart.reference();
        if (reference != null) {
            surface.line(
                    List.of(new float[] {LEFT, y(reference)}, new float[] {width - RIGHT, y(reference)}),
                    0.8f,
                    new float[] {3, 3},
                    Ink.GREY);
        }
        List<float[]> ends = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            line(series);
            Double last = last(series);
            if (last != null) {
                ends.add(new float[] {y(last), i});
            }
        }
        endLabels(ends);
    }

    /** Breaks where a value is missing. */
    private void line(Series series) {
        List<float[]> run = new ArrayList<>();
        for (int i = 0; i <= series.values().size(); i++) {
            Double value = i < series.values().size() ? series.values().get(i) : null;
            if (value != null) {
                run.add(new float[] {x(i), y(value)});
            } else {
                if (run.size() > 1) {
                    surface.line(
                            List.copyOf(run),
                            1.6f,
                            DASHES.getOrDefault(series.tone(), SOLID),
                            Ink.ofTone(series.tone()));
                }
                run.clear();
            }
        }
    }

    private static @Nullable Double last(Series series) {
        Double last = null;
        for (Double value : series.values()) {
            last = value == null ? last : value;
        }
        return last;
    }

    /** Names of the series at their ends, moved apart where they would cover each other. */
    private void endLabels(List<float[]> ends) {
        ends.sort(Comparator.comparingDouble(end -> end[0]));
        float lowest = BOTTOM;
        for (float[] end : ends) {
            float at = Math.max(end[0] - SIZE * 0.35f, lowest);
            lowest = at + SIZE * 1.25f;
            Series series = chart.series().get((int) end[1]);
            float left = width - RIGHT + 4;
            surface.line(
                    List.of(new float[] {left, at + SIZE * 0.35f}, new float[] {left + 14, at + SIZE * 0.35f}),
                    1.6f,
                    DASHES.getOrDefault(series.tone(), SOLID),
                    Ink.ofTone(series.tone()));
            Double last = last(series);
            surface.text(
                    language.of(series.name()) + (last == null ? "" : " " + decimal(last)),
                    left + 18,
                    at,
                    SIZE,
                    Anchor.LEFT,
                    Ink.BLACK);
        }
    }

    private void stack() {
        double most = 1;
        for (int i = 0; i < chart.labels().size(); i++) {
            most = Math.max(most, total(i));
        }
        scale(0, most * 1.12);
        grid(false);
        float column = (width - LEFT - RIGHT) / chart.labels().size() * 0.6f;
        for (int i = 0; i < chart.labels().size(); i++) {
            double base = 0;
            for (Series series : chart.series()) {
                Double value = series.values().get(i);
                if (value != null && value > 0) {
                    block(x(i) - column / 2, y(base), column, y(base + value) - y(base), series.tone());
                    base += value;
                }
            }
            surface.text(whole(base), x(i), y(base) + 3, SIZE, Anchor.MIDDLE, Ink.BLACK);
        }
        float at = height - TOP - SIZE;
        for (int i = chart.series().size() - 1; i >= 0; i--) {
            Series series = chart.series().get(i);
            block(width - RIGHT + 6, at - 1, 12, 8, series.tone());
            surface.text(language.of(series.name()), width - RIGHT + 22, at, SIZE, Anchor.LEFT, Ink.BLACK);
            at -= LEGEND;
        }
    }

    /** Red is plain, all else is striped. */
    private void block(float x, float y, float w, float h, String tone) {
        surface.rectangle(x, y, w, h, Ink.ofTone(tone));
        if (!tone.equals("red") && !tone.equals("a")) {
            for (float at = y + 2.5f; at < y + h - 0.5f; at += 3.5f) {
                surface.rectangle(x, at, w, 0.8f, Ink.WHITE);
            }
        }
    }

    private double total(int place) {
        return chart.series().stream()
                .map(series -> series.values().get(place))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private void bars() {
        double most = 1;
        for (int i = 0; i < chart.labels().size(); i++) {
            most = Math.max(most, total(i));
        }
        float left = BAR_LABEL;
        for (Series series : chart.series()) {
            block(left, height - 9, 12, 8, series.tone());
            String name = language.of(series.name());
            surface.text(name, left + 16, height - 8, SIZE, Anchor.LEFT, Ink.BLACK);
            left += 30 + surface.width(name, SIZE);
        }
        float room = width - BAR_LABEL - 70;
        for (int i = 0; i < chart.labels().size(); i++) {
            float y = height - LEGEND - BAR * (i + 1) + 4;
            surface.text(
                    fitted(language.of(chart.labels().get(i))), BAR_LABEL - 6, y + 2, SIZE, Anchor.RIGHT, Ink.BLACK);
            float x = BAR_LABEL;
            List<String> figures = new ArrayList<>();
            for (Series series : chart.series()) {
                Double value = series.values().get(i);
                if (value != null) {
                    float length = (float) (value / most * room);
                    if (length > 0) {
                        block(x, y, length, BAR - 7, series.tone());
                    }
                    x += length;
                    figures.add(whole(value));
                }
            }
            surface.text(String.join(" + ", figures), x + 4, y + 2, SIZE, Anchor.LEFT, Ink.BLACK);
        }
    }

    private String fitted(String label) {
        String shown = label;
        while (shown.length() > 1 && surface.width(shown, SIZE) > BAR_LABEL - 10) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    private void grid(boolean decimals) {
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = low + (high - low) * i / GRID_LINES;
            surface.line(
                    List.of(new float[] {LEFT, y(value)}, new float[] {width - RIGHT, y(value)}),
                    0.4f,
                    SOLID,
                    Ink.LINE);
            surface.text(
                    decimals ? decimal(value) : whole(value),
                    LEFT - 4,
                    y(value) - SIZE * 0.35f,
                    SIZE,
                    Anchor.RIGHT,
                    Ink.GREY);
        }
        int step = (int) Math.ceil(chart.labels().size() / 7.0);
        for (int i = chart.labels().size() - 1; i >= 0; i -= step) {
            surface.text(language.of(chart.labels().get(i)), x(i), 3, SIZE, Anchor.MIDDLE, Ink.GREY);
        }
    }

    private void scale(double from, double to) {
        low = from;
        high = to;
    }

    private float x(int place) {
        return LEFT + (width - LEFT - RIGHT) * (place + 0.5f) / chart.labels().size();
    }

    private float y(double value) {
        return (float) (BOTTOM + (height - BOTTOM - TOP) * (value - low) / (high - low));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
}
