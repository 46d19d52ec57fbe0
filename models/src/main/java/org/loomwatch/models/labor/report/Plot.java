package org.loomwatch.models.labor.report;

import java.util.List;
import java.util.Locale;
import org.loomwatch.models.report.ReportPage;

/** A square chart as inline SVG: lines told apart by colour and dash, marks with intervals, an optional diagonal. */
final class Plot {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;
    private static final int LEFT = 58;
    private static final int RIGHT = 16;
    private static final int TOP = 30;
    private static final int BOTTOM = 46;
    private static final List<String> COLOURS = List.of("#0b5394", "#b45309", "#6b7280", "#047857");
    private static final List<String> DASHES = List.of("", "7 4", "2 4", "10 3 2 3");

    private final StringBuilder svg = new StringBuilder();
    private final double maxX;
    private final double maxY;
    private int lines;

    Plot(String title, String xName, String yName, double maxX, double maxY) {
        this.maxX = maxX;
        this.maxY = maxY;
        add(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\" font-size=\"11\">",
                WIDTH, HEIGHT, WIDTH, ReportPage.escape(title));
        add("<text x=\"%d\" y=\"16\" font-size=\"13\" font-weight=\"600\">%s</text>", LEFT, ReportPage.escape(title));
        for (int tick = 0; tick <= 4; tick++) {
            double share = tick / 4.0;
            add(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d8dee6\"/>",
                    LEFT, WIDTH - RIGHT, y(share * maxY), y(share * maxY));
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 6, y(share * maxY) + 4, label(share * maxY));
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(share * maxX), HEIGHT - BOTTOM + 16, label(share * maxX));
        }
        add("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, HEIGHT - 8, ReportPage.escape(xName + " →   ↑ " + yName));
    }

    Plot diagonal() {
        double end = Math.min(maxX, maxY);
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#9aa5b1\" stroke-dasharray=\"3 3\"/>",
                x(0), y(0), x(end), y(end));
        return this;
    }

    /** A shaded band between two lines over the same x. */
    Plot band(double[] xs, double[] low, double[] high) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(text("%.1f,%.1f ", x(xs[i]), y(high[i])));
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            points.append(text("%.1f,%.1f ", x(xs[i]), y(low[i])));
        }
        add("<polygon fill=\"#0b5394\" fill-opacity=\"0.15\" points=\"%s\"/>", points);
        return this;
    }

    Plot line(String name, double[] xs, double[] ys) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(text("%.1f,%.1f ", x(xs[i]), y(ys[i])));
        }
        String colour = COLOURS.get(lines % COLOURS.size());
        String dash = DASHES.get(lines % DASHES.size());
        add(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" stroke-dasharray=\"%s\" points=\"%s\"/>",
                colour, dash, points);
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>",
                WIDTH - RIGHT, TOP + 12 + 15 * lines, colour, ReportPage.escape(name));
        lines++;
        return this;
    }

    /** A mark with its interval. */
    Plot mark(double px, double py, double low, double high) {
        add(
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#0b5394\"/>",
                x(px), x(px), y(low), y(high));
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"#0b5394\"/>", x(px), y(py));
        return this;
    }

    String svg() {
        return svg + "</svg>";
    }

    private double x(double value) {
        return LEFT + Math.min(1, value / maxX) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - Math.min(1, Math.max(0, value / maxY)) * (HEIGHT - TOP - BOTTOM);
    }

    private static String label(double value) {
        return value >= 10 ? text("%.0f", value) : text(value >= 1 || value == 0 ? "%.1f" : "%.3f", value);
    }

    private void add(String format, Object... values) {
        svg.append(text(format, values));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
