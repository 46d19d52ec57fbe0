package org.loomwatch.api.briefing.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.loomwatch.api.pdf.PdfCanvas;

/** A page. */
final class PdfSurface implements Surface {

    private final PdfCanvas canvas;

    PdfSurface(PdfCanvas canvas) {
        this.canvas = canvas;
    }

    @FunctionalInterface
    private interface Drawing {
        void draw() throws IOException;
    }

    private static void draw(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written", e);
        }
    }

    private void color(Ink ink) throws IOException {
        canvas.color(ink.red(), ink.green(), ink.blue());
    }

    @Override
    public void rectangle(float x, float y, float width, float height, Ink ink) {
        draw(() -> {
            color(ink);
            canvas.rectangle(x, y, width, height);
        });
    }

    @Override
    public void line(List<float[]> corners, float width, float[] dash, Ink ink) {
        draw(() -> {
            outline(corners);
            canvas.stroke(ink.red(), ink.green(), ink.blue(), width, dash);
        });
    }

    private void outline(List<float[]> corners) throws IOException {
        for (int i = 0; i < corners.size(); i++) {
            float[] corner = corners.get(i);
            if (i == 0) {
                canvas.moveTo(corner[0], corner[1]);
            } else {
                canvas.lineTo(corner[0], corner[1]);
            }
        }
    }

    @Override
    public void area(List<List<float[]>> rings, Ink ink) {
        draw(() -> {
            for (List<float[]> ring : rings) {
                outline(ring);
            }
            canvas.area(ink.red(), ink.green(), ink.blue());
        });
    }

    @Override
    public void text(String text, float x, float baseline, float size, Anchor anchor, Ink ink) {
        draw(() -> {
            color(ink);
            float width = canvas.width(text, size);
            float left =
                    switch (anchor) {
                        case LEFT -> x;
                        case MIDDLE -> x - width / 2;
                        case RIGHT -> x - width;
                    };
            canvas.text(text, left, baseline, size);
        });
    }

    @Override
    public float width(String text, float size) {
        return canvas.width(text, size);
    }
}
