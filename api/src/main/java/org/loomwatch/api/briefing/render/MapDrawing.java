package org.loomwatch.api.briefing.render;

import java.util.List;
import org.loomwatch.api.briefing.document.BriefingDocument.AreaMap;
import org.loomwatch.api.briefing.document.BriefingDocument.Shape;
import org.loomwatch.api.briefing.render.Surface.Anchor;

/** Draws a map: areas tinted by their count, with the count on them. */
final class MapDrawing {

    private static final float LEGEND = 110;
    private static final float MOST = 250;
    private static final float SIZE = 7;

    private final AreaMap map;
    private final Language language;
    private double west = Double.MAX_VALUE;
    private double east = -Double.MAX_VALUE;
    private double south = Double.MAX_VALUE;
    private double north = -Double.MAX_VALUE;

    private MapDrawing(AreaMap map, Language language) {
        this.map = map;
        this.language = language;
        map.shapes().forEach(shape -> shape.rings()
                .forEach(ring -> ring.forEach(corner -> {
                    west = Math.min(west, corner[0]);
                    east = Math.max(east, corner[0]);
                    south = Math.min(south, corner[1]);
                    north = Math.max(north, corner[1]);
                })));
    }

    /** How high a map of this width is. */
    static float height(AreaMap map, float width) {
        MapDrawing drawing = new MapDrawing(map, Language.CHINESE);
        return (float) Math.min(
                MOST,
                (width - LEGEND)
                        * (drawing.north - drawing.south)
                        / ((drawing.east - drawing.west) * drawing.shrink()));
    }

    static void draw(Surface surface, AreaMap map, Language language, float width) {
        new MapDrawing(map, language).draw(surface, width, height(map, width));
    }

    /** A degree of longitude is shorter than one of latitude by the cosine of the latitude. */
    private double shrink() {
        return Math.cos(Math.toRadians((south + north) / 2));
    }

    private void draw(Surface surface, float width, float height) {
        double scale = Math.min((width - LEGEND) / ((east - west) * shrink()), height / (north - south));
        for (Shape shape : map.shapes()) {
            surface.area(
                    shape.rings().stream()
                            .map(ring -> ring.stream()
                                    .map(corner -> point(corner, scale))
                                    .toList())
                            .toList(),
                    Ink.ofStep(shape.step()));
        }
        for (Shape shape : map.shapes()) {
            if (shape.value() > 0) {
                float[] middle = middle(shape, scale);
                surface.text(
                        Long.toString(shape.value()),
                        middle[0],
                        middle[1] - SIZE * 0.35f,
                        SIZE,
                        Anchor.MIDDLE,
                        Ink.ofStep(shape.step()).isDark() ? Ink.WHITE : Ink.BLACK);
            }
        }
        legend(surface, width - LEGEND + 12, height);
    }

    private void legend(Surface surface, float left, float height) {
        surface.text(language.of("红橙企业数", "Red and orange"), left, height - 10, SIZE + 0.5f, Anchor.LEFT, Ink.BLACK);
        for (int step = 0; step < map.classes().size(); step++) {
            float y = height - 26 - 14 * step;
            surface.rectangle(left, y, 16, 10, Ink.GREY);
            surface.rectangle(left + 0.5f, y + 0.5f, 15, 9, Ink.ofStep(step));
            surface.text(language.of(map.classes().get(step)), left + 22, y + 2, SIZE + 0.5f, Anchor.LEFT, Ink.BLACK);
        }
    }

    private float[] point(double[] corner, double scale) {
        return new float[] {(float) ((corner[0] - west) * shrink() * scale), (float) ((corner[1] - south) * scale)};
    }

    /** The centre of gravity of the longest ring. */
    private float[] middle(Shape shape, double scale) {
        List<double[]> ring = shape.rings().get(0);
        for (List<double[]> other : shape.rings()) {
            ring = other.size() > ring.size() ? other : ring;
        }
        double area = 0;
        double x = 0;
        double y = 0;
        double[] origin = ring.get(0);
        for (int i = 1; i < ring.size(); i++) {
            double[] one = {ring.get(i - 1)[0] - origin[0], ring.get(i - 1)[1] - origin[1]};
            double[] other = {ring.get(i)[0] - origin[0], ring.get(i)[1] - origin[1]};
            double cross = one[0] * other[1] - other[0] * one[1];
            area += cross;
            x += (one[0] + other[0]) * cross;
            y += (one[1] + other[1]) * cross;
        }
        return area == 0
                ? point(origin, scale)
                : point(new double[] {origin[0] + x / (3 * area), origin[1] + y / (3 * area)}, scale);
    }
}
