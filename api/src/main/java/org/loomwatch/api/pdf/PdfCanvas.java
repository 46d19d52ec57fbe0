package org.loomwatch.api.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Shapes and text of a figure, in points from its lower left corner. */
public final class PdfCanvas {

    private final PDPageContentStream stream;
    private final PdfFont font;

    PdfCanvas(PDPageContentStream stream, PdfFont font) {
        this.stream = stream;
        this.font = font;
    }

    static void write(PDPageContentStream stream, PdfFont font, String text, float x, float baseline, float size)
            throws IOException {
        if (!text.isEmpty()) {
            stream.beginText();
            stream.setFont(font.font(), size);
            stream.newLineAtOffset(x, baseline);
            stream.showText(font.showable(text));
            stream.endText();
        }
    }

    public void moveTo(float x, float y) throws IOException {
        stream.moveTo(x, y);
    }

    public void lineTo(float x, float y) throws IOException {
        stream.lineTo(x, y);
    }

    /** Fills the outline begun with {@link #moveTo}, and draws its border; holes stay open. */
    public void area(float red, float green, float blue) throws IOException {
        stream.setNonStrokingColor(red, green, blue);
        stream.setStrokingColor(0.45f);
        stream.setLineWidth(0.5f);
        stream.closePath();
        stream.fillAndStrokeEvenOdd();
        stream.setNonStrokingColor(0f);
    }

    public void dot(float x, float y, float size) throws IOException {
        stream.addRect(x - size / 2, y - size / 2, size, size);
        stream.fill();
    }

    public void color(float red, float green, float blue) throws IOException {
        stream.setNonStrokingColor(red, green, blue);
    }

    public void rectangle(float x, float y, float width, float height) throws IOException {
        stream.addRect(x, y, width, height);
        stream.fill();
    }

    /** Fills the outline begun with {@link #moveTo}; holes stay open. */
    public void fill() throws IOException {
        stream.closePath();
        stream.fillEvenOdd();
    }

    /**
     * Draws the line begun with {@link #moveTo}.
     *
     * @param dash lengths of dashes and gaps; none for a line without gaps
     */
    public void stroke(float red, float green, float blue, float width, float... dash) throws IOException {
        stream.setStrokingColor(red, green, blue);
        stream.setLineWidth(width);
        stream.setLineDashPattern(dash, 0);
        stream.stroke();
        stream.setLineDashPattern(new float[0], 0);
    }

    /** A text that begins here, on this baseline. */
    public void text(String text, float x, float baseline, float size) throws IOException {
        write(stream, font, font.showable(text), x, baseline, size);
    }

    public float width(String text, float size) {
        return font.width(font.showable(text), size);
    }

    public List<String> wrap(String text, float size, float most) {
        return font.wrap(text, size, most);
    }

    /** A text whose middle is here. */
    public void label(String text, float x, float y, float size) throws IOException {
        String shown = font.showable(text);
        write(stream, font, shown, x - font.width(shown, size) / 2, y - size * 0.35f, size);
    }
}
