package org.loomwatch.api.briefing.render;

import java.util.List;
import java.util.Locale;

/** A picture as SVG; its text has the size that it has on paper. */
final class SvgSurface implements Surface {

    private final StringBuilder svg = new StringBuilder();
    private final float width;
    private final float height;
    private final String name;

    /** @param name what the picture is, for those who cannot see it */
    SvgSurface(float width, float height, String name) {
        this.width = width;
        this.height = height;
        this.name = name;
    }

    @Override
    public void rectangle(float x, float y, float w, float h, Ink ink) {
        svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                .formatted(number(x), number(height - y - h), number(w), number(h), ink.css()));
    }

    @Override
    public void line(List<float[]> corners, float strength, float[] dash, Ink ink) {
        StringBuilder dashes = new StringBuilder();
        for (float length : dash) {
            dashes.append(number(length)).append(' ');
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
                .formatted(
                        path(corners),
                        ink.css(),
                        number(strength),
                        dash.length == 0
                                ? ""
                                : " stroke-dasharray=\"" + dashes.toString().strip() + "\""));
    }

    @Override
    public void area(List<List<float[]>> rings, Ink ink) {
        StringBuilder path = new StringBuilder();
        rings.forEach(ring -> path.append(path(ring)).append('Z'));
        svg.append("<path d=\"%s\" fill=\"%s\" fill-rule=\"evenodd\" stroke=\"#737373\" stroke-width=\"0.5\"/>"
                .formatted(path, ink.css()));
    }

    private String path(List<float[]> corners) {
        StringBuilder path = new StringBuilder();
        for (float[] corner : corners) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(number(corner[0]))
                    .append(' ')
                    .append(number(height - corner[1]));
        }
        return path.toString();
    }

    @Override
    public void text(String text, float x, float baseline, float size, Anchor anchor, Ink ink) {
        String place =
                switch (anchor) {
                    case LEFT -> "start";
                    case MIDDLE -> "middle";
                    case RIGHT -> "end";
                };
        svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
                .formatted(number(x), number(height - baseline), number(size), place, ink.css(), Html.escape(text)));
    }

    /** About: a Chinese character is as wide as it is high, others are half as wide. */
    @Override
    public float width(String text, float size) {
        return size
                * (float) text.codePoints()
                        .mapToDouble(c -> c < 0x2000 ? 0.55 : 1)
                        .sum();
    }

    String svg() {
        return "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">%s</svg>"
                .formatted(number(width), number(height), Html.escape(name), svg);
    }

    private static String number(float value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
