package org.loomwatch.api.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of one document: Chinese and Latin, embedded with the glyphs that the document shows. */
final class PdfFont {

    private static final String FILE = "NotoSansSC-Regular.ttf.gz";
    private static final String NO_GLYPH = "□";
    private static final float UNITS = 1000;

    private final PDType0Font font;
    private final Map<Integer, Float> widths = new HashMap<>();

    private PdfFont(PDType0Font font) {
        this.font = font;
    }

    /** The bytes of the font, unpacked when the first document needs them. */
    private static final class Holder {
        private static final byte[] BYTES = unpack();

        private static byte[] unpack() {
            try (InputStream stream = PdfFont.class.getResourceAsStream(FILE)) {
                if (stream == null) {
                    throw new IllegalStateException("resource " + FILE + " is missing");
                }
                return new GZIPInputStream(stream).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the font", e);
            }
        }
    }

    static PdfFont embed(PDDocument document) throws IOException {
        return new PdfFont(PDType0Font.load(document, new ByteArrayInputStream(Holder.BYTES), true));
    }

    PDType0Font font() {
        return font;
    }

    float width(String text, float size) {
        float width = 0;
        for (int character : text.codePoints().toArray()) {
            width += width(character);
        }
        return width * size / UNITS;
    }

    private float width(int character) {
        return widths.computeIfAbsent(character, any -> {
            try {
                return font.getStringWidth(Character.toString(character));
            } catch (IllegalArgumentException e) {
                return -1f;
            } catch (IOException e) {
                throw new UncheckedIOException("the font cannot be read", e);
            }
        });
    }

    /** The text as it can be shown: a box for what the font lacks, blanks for what no line can hold. */
    String showable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isISOControl(character)) {
                shown.append(' ');
            } else if (width(character) < 0) {
                shown.append(NO_GLYPH);
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Lines no wider than given; words of Latin letters and numbers stay whole where a line can hold them. */
    List<String> wrap(String text, float size, float most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (String piece : pieces(showable(text))) {
            float width = width(piece, size);
            if (used + width > most && used > 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
                piece = piece.stripLeading();
                width = width(piece, size);
            }
            while (width > most && piece.length() > 1) {
                int fits = fitting(piece, size, most);
                lines.add(piece.substring(0, fits));
                piece = piece.substring(fits);
                width = width(piece, size);
            }
            line.append(piece);
            used += width;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private int fitting(String piece, float size, float most) {
        int fits = piece.length();
        while (fits > 1 && width(piece.substring(0, fits), size) > most) {
            fits--;
        }
        return fits;
    }

    /** Where a line may break: between any two characters, except within a run of Latin letters, digits and their signs. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character > ' ' && character < 0x2000) {
                run.appendCodePoint(character);
            } else {
                if (!run.isEmpty()) {
                    pieces.add(run.toString());
                    run.setLength(0);
                }
                pieces.add(Character.toString(character));
            }
        });
        if (!run.isEmpty()) {
            pieces.add(run.toString());
        }
        return pieces;
    }
}
