package org.loomwatch.api.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A document of A4 pages, written from top to bottom: headings, paragraphs, tables whose heads repeat on every page, figures.
 * Every page has a footer with its number, and a watermark if there is one.
 */
public final class PdfDocument implements AutoCloseable {

    /** Width between the margins, in points. */
    public static final float WIDTH = PDRectangle.A4.getWidth() - 2 * 34;

    private static final float MARGIN = 34;
    private static final float BOTTOM = 48;
    private static final float LEADING = 1.45f;
    private static final float TEXT = 9;
    private static final float CELL = 8;
    private static final float PADDING = 3;
    private static final float FOOTER = 7;
    private static final float WATERMARK = 64;

    private final PDDocument document = new PDDocument();
    private final PdfFont font;
    private final String footer;
    private final @Nullable String watermark;
    private @Nullable PDPageContentStream page;
    private float y;

    /**
     * @param title of the document, as viewers show it
     * @param footer stands below every page, before its number
     * @param watermark stands across every page; null for none
     */
    public PdfDocument(String title, String footer, @Nullable String watermark) {
        this(title, footer, watermark, "zh-CN");
    }

    /** @param language tag of the language that the document is in */
    public PdfDocument(String title, String footer, @Nullable String watermark, String language) {
        this.footer = footer;
        this.watermark = watermark;
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Loomwatch");
        document.getDocumentCatalog().setLanguage(language);
        try {
            font = PdfFont.embed(document);
            turn();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Draws something whose lower left corner is the origin. */
    @FunctionalInterface
    public interface Figure {
        void draw(PdfCanvas canvas) throws IOException;
    }

    /** A column of a table: its head, its share of the width, and whether its cells stand to the right, as numbers do. */
    public record Column(String head, float share, boolean right) {
        public Column(String head, float share) {
            this(head, share, false);
        }
    }

    public void heading(String text, float size) {
        need(size * 4);
        y -= size * 0.6f;
        lines(text, size, 0);
        y -= size * 0.2f;
    }

    public void paragraph(String text) {
        paragraph(text, TEXT);
    }

    /** Text of another size than usual. */
    public void paragraph(String text, float size) {
        lines(text, size, 0);
        y -= size * 0.4f;
    }

    /** A paragraph behind a bullet. */
    public void item(String text, float size) {
        need(size * LEADING);
        write("•", MARGIN, y - size * LEADING, size);
        lines(text, size, size);
        y -= size * 0.4f;
    }

    private void lines(String text, float size, float indent) {
        for (String line : font.wrap(text, size, WIDTH - indent)) {
            need(size * LEADING);
            y -= size * LEADING;
            write(line, MARGIN + indent, y, size);
        }
    }

    public void figure(float height, Figure figure) {
        need(height + TEXT);
        y -= height;
        try {
            PDPageContentStream stream = stream();
            stream.saveGraphicsState();
            stream.transform(Matrix.getTranslateInstance(MARGIN, y));
            figure.draw(new PdfCanvas(stream, font));
            stream.restoreGraphicsState();
        } catch (IOException e) {
            throw unwritable(e);
        }
        y -= TEXT;
    }

    public void table(List<Column> columns, List<List<String>> rows) {
        float shares = (float) columns.stream().mapToDouble(Column::share).sum();
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = WIDTH * columns.get(i).share() / shares;
        }
        List<String> heads = columns.stream().map(Column::head).toList();
        need(CELL * LEADING * 3 + 4 * PADDING);
        row(columns, heads, widths, true);
        for (List<String> cells : rows) {
            if (y - height(wrapped(cells, widths)) < BOTTOM) {
                newPage();
                row(columns, heads, widths, true);
            }
            row(columns, cells, widths, false);
        }
        y -= TEXT;
    }

    private List<List<String>> wrapped(List<String> cells, float[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(font.wrap(cells.get(i), CELL, widths[i] - 2 * PADDING));
        }
        return wrapped;
    }

    private static float height(List<List<String>> wrapped) {
        int most = wrapped.stream().mapToInt(List::size).max().orElse(1);
        return most * CELL * LEADING + PADDING;
    }

    private void row(List<Column> columns, List<String> cells, float[] widths, boolean head) {
        List<List<String>> wrapped = wrapped(cells, widths);
        float height = height(wrapped);
        try {
            PDPageContentStream stream = stream();
            if (head) {
                stream.setNonStrokingColor(0.9f);
                stream.addRect(MARGIN, y - height, WIDTH, height);
                stream.fill();
                stream.setNonStrokingColor(0f);
            }
            float x = MARGIN;
            for (int i = 0; i < widths.length; i++) {
                float line = y;
                for (String text : wrapped.get(i)) {
                    line -= CELL * LEADING;
                    float free = widths[i] - 2 * PADDING - font.width(text, CELL);
                    write(text, x + PADDING + (columns.get(i).right() ? free : 0), line + PADDING, CELL);
                }
                x += widths[i];
            }
            y -= height;
            stream.setStrokingColor(0.6f);
            stream.setLineWidth(0.4f);
            stream.moveTo(MARGIN, y);
            stream.lineTo(MARGIN + WIDTH, y);
            stream.stroke();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(String text, float x, float baseline, float size) {
        try {
            PdfCanvas.write(stream(), font, text, x, baseline, size);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void need(float height) {
        if (y - height < BOTTOM) {
            newPage();
        }
    }

    /** Goes to a new page unless so much fits on this one. */
    public void keepTogether(float height) {
        need(height);
    }

    /** Leaves room. */
    public void space(float height) {
        y -= height;
    }

    public void newPage() {
        try {
            turn();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void turn() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private PDPageContentStream stream() {
        if (page == null) {
            throw new IllegalStateException("the document is finished");
        }
        return page;
    }

    /** The finished document. */
    public byte[] bytes() {
        try {
            stream().close();
            page = null;
            int pages = document.getNumberOfPages();
            for (int i = 0; i < pages; i++) {
                finish(document.getPage(i), i + 1, pages);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void finish(PDPage finished, int number, int pages) throws IOException {
        try (PDPageContentStream stream =
                new PDPageContentStream(document, finished, PDPageContentStream.AppendMode.APPEND, true, true)) {
            stream.setNonStrokingColor(0.35f);
            PdfCanvas.write(stream, font, footer + "　" + number + " / " + pages, MARGIN, MARGIN - FOOTER, FOOTER);
            if (watermark != null) {
                PDExtendedGraphicsState faint = new PDExtendedGraphicsState();
                faint.setNonStrokingAlphaConstant(0.16f);
                stream.setGraphicsStateParameters(faint);
                stream.setNonStrokingColor(0.8f, 0f, 0f);
                stream.transform(Matrix.getRotateInstance(
                        Math.toRadians(35),
                        PDRectangle.A4.getWidth() / 2 - font.width(watermark, WATERMARK) * 0.4f,
                        PDRectangle.A4.getHeight() / 2 - font.width(watermark, WATERMARK) * 0.3f));
                PdfCanvas.write(stream, font, watermark, 0, 0, WATERMARK);
            }
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the document cannot be written", e);
    }
}
