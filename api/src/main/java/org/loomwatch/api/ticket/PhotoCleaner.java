package org.loomwatch.api.ticket;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/**
 * Takes a photo apart and writes it anew: what comes out is a JPEG with nothing of the original file but its pixels, no
 * place, no device, no hidden content. What a file is, its content says, not its name.
 */
final class PhotoCleaner {

    static final int LARGEST_BYTES = 2_900_000;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 2_048;
    private static final float QUALITY = 0.85f;
    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    private PhotoCleaner() {}

    /** A clean photo: a JPEG. */
    static final class Photo {
        private final int width;
        private final int height;
        private final byte[] content;

        private Photo(int width, int height, byte[] content) {
            this.width = width;
            this.height = height;
            this.content = content;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        byte[] content() {
            return content;
        }
    }

    /** @throws Problem if it is no JPEG or PNG, or too large */
    static Photo clean(byte[] original) {
        if (original.length > LARGEST_BYTES) {
            throw new Problem(ProblemType.BODY_TOO_LARGE, Text.of("照片不能超过 2.9 MB", "a photo may have at most 2.9 MB"));
        }
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(original))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    return clean(reader, input);
                }
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw noPhoto();
        }
        throw noPhoto();
    }

    private static Photo clean(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new Problem(
                        ProblemType.BODY_TOO_LARGE, Text.of("照片超过 4000 万像素", "the photo has more than 40 megapixels"));
            }
            BufferedImage image = scaled(reader.read(0));
            return new Photo(image.getWidth(), image.getHeight(), jpeg(image));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage image) {
        double factor = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return plain;
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a photo in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Problem noPhoto() {
        return new Problem(
                ProblemType.INVALID_BODY, Text.of("不是 JPEG 或 PNG 照片", "content: this is no JPEG or PNG photo"));
    }
}
