package org.loomwatch.models.schools.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loomwatch.models.report.ReportPage;

/** A small line chart as inline SVG. Series differ by colour, dash and mark; values from zero up or from their lowest. */
final class LineChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 280;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 20;
    private static final int BOTTOM = 35;
    private static final List<String> COLOURS = List.of("#0b5394", "#b45309", "#6b7280", "#047857");
    private static final List<String> DASHES = List.of("", "7 4", "2 4", "10 3 2 3");

    private record Point(double x, double y) {}

    private record Series(String name, List<Point> points) {}

    private final String title;
    private final boolean fromZero;
    private final List<Series> series = new ArrayList<>();

    LineChart(String title, boolean fromZero) {
        this.title = title;
        this.fromZero = fromZero;
    }

    /** Points in order of x; NaN values are left out. */
    LineChart line(String name, List<Double> x, List<Double> y) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            if (!Double.isNaN(y.get(i))) {
                points.add(new Point(x.get(i), y.get(i)));
            }
        }
        series.add(new Series(name, points));
        return this;
    }

    String svg() {
        List<Point> all = series.stream().flatMap(s -> s.points.stream()).toList();
        if (all.isEmpty()) {
            return "";
        }
        double minX = all.stream().mapToDouble(Point::x).min().orElse(0);
        double maxX =
                Math.max(minX + 1, all.stream().mapToDouble(Point::x).max().orElse(1));
        double lowest = all.stream().mapToDouble(Point::y).min().orElse(0);
        double maxY = all.stream().mapToDouble(Point::y).max().orElse(1);
        double minY = fromZero ? 0 : lowest - 0.1 * (maxY - lowest);
        double spanY = maxY > minY ? maxY - minY : 1;
        StringBuilder svg = new StringBuilder();
        svg.append(text(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, HEIGHT, WIDTH, ReportPage.escape(title)));
        svg.append(text(
                "<text x=\"%d\" y=\"13\" font-size=\"13\" font-weight=\"600\">%s</text>",
                LEFT, ReportPage.escape(title)));
        for (int tick = 0; tick <= 4; tick++) {
            double value = minY + spanY * tick / 4;
            double y = y(value, minY, spanY);
            svg.append(text(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d8dee6\"/>",
                    LEFT, WIDTH - RIGHT, y, y));
            svg.append(text(
                    "<text x=\"%d\" y=\"%.1f\" font-size=\"11\" text-anchor=\"end\">%s</text>",
                    LEFT - 6, y + 4, spanY > 20 ? text("%,.0f", value) : text("%.1f", value)));
        }
        for (double x = Math.ceil(minX); x <= maxX; x++) {
            svg.append(text(
                    "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%.0f</text>",
                    x(x, minX, maxX), HEIGHT - BOTTOM + 16, x));
        }
        for (int s = 0; s < series.size(); s++) {
            draw(svg, s, minX, maxX, minY, spanY);
        }
        return svg.append("</svg>").toString();
    }

    private void draw(StringBuilder svg, int s, double minX, double maxX, double minY, double spanY) {
        String colour = COLOURS.get(s % COLOURS.size());
        StringBuilder points = new StringBuilder();
        for (Point point : series.get(s).points) {
            double x = x(point.x, minX, maxX);
            double y = y(point.y, minY, spanY);
            points.append(text("%.1f,%.1f ", x, y));
            svg.append(text("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>", x, y, colour));
        }
        svg.append(text(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>",
                colour, DASHES.get(s % DASHES.size()), points));
        int legend = TOP + 14 + 18 * s;
        svg.append(text(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                WIDTH - RIGHT + 8, WIDTH - RIGHT + 34, legend - 4, legend - 4, colour, DASHES.get(s % DASHES.size())));
        svg.append(text(
                "<text x=\"%d\" y=\"%d\" font-size=\"11\">%s</text>",
                WIDTH - RIGHT + 40, legend, ReportPage.escape(series.get(s).name)));
    }

    private static double x(double value, double min, double max) {
        return LEFT + (value - min) / (max - min) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double min, double span) {
        return HEIGHT - BOTTOM - (value - min) / span * (HEIGHT - TOP - BOTTOM);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
