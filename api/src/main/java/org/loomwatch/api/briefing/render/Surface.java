package org.loomwatch.api.briefing.render;

import java.util.List;

/** Something to draw on, in points from the lower left corner: a page, or a picture in a browser. */
interface Surface {

    /** Where a text stands against its point. */
    enum Anchor {
        LEFT,
        MIDDLE,
        RIGHT
    }

    void rectangle(float x, float y, float width, float height, Ink ink);

    /** @param dash lengths of dashes and gaps; empty for a line without gaps */
    void line(List<float[]> corners, float width, float[] dash, Ink ink);

    /** A shape with holes and a thin border. */
    void area(List<List<float[]>> rings, Ink ink);

    void text(String text, float x, float baseline, float size, Anchor anchor, Ink ink);

    float width(String text, float size);
}
