package org.loomwatch.jobs.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.loomwatch.jobs.conform.Reason;

/**
 * One pass over a file's bytes before any of its rows counts: is it whole, text, of sane size, and in which character set.
 * A gzip stream that ends early shows only at its end, so the judgement must come before the first row is used.
 *
 * @param hash SHA-256 of the uncompressed content, hexadecimal; the same content has the same hash under any name
 */
public record FileInspection(String hash, Charset charset) {

    static final int MOST_LINE_BYTES = 1 << 20;
    private static final long MOST_BYTES = 64L << 30;
    private static final int MOST_INFLATION = 200;
    private static final int FREE_INFLATION = 64 << 20;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Reads the stream to its end.
     *
     * @param storedSize size of the file as it lies on disk
     * @throws RefusedFileException if the file cannot be a delivery
     */
    static FileInspection of(InputStream stored, boolean gzip, long storedSize) throws IOException {
        MessageDigest digest = sha256();
        Utf8Check utf8 = new Utf8Check();
        boolean gb18030 = true;
        Gb18030Check gb = new Gb18030Check();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        int lineBytes = 0;
        try (InputStream in = open(stored, gzip)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > MOST_BYTES || (gzip && total > FREE_INFLATION && total > storedSize * MOST_INFLATION)) {
                    throw new RefusedFileException(Reason.FILE_BOMB, "inflates to more than " + total + " bytes");
                }
                digest.update(buffer, 0, read);
                utf8.accept(buffer, read);
                if (!utf8.isAscii() && gb18030) {
                    gb18030 = gb.accept(buffer, read);
                }
                lineBytes = longestOpenLine(buffer, read, lineBytes);
            }
        } catch (EOFException | ZipException e) {
            throw new RefusedFileException(Reason.FILE_TRUNCATED, "gzip: " + e.getMessage());
        }
        if (total == 0) {
            throw new RefusedFileException(Reason.FILE_EMPTY, "0 bytes");
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        if (utf8.isValidAtEnd()) {
            return new FileInspection(hash, StandardCharsets.UTF_8);
        }
        if (!gb18030) {
            throw new RefusedFileException(Reason.FILE_CHARSET, "bytes that are neither UTF-8 nor GB18030");
        }
        return new FileInspection(hash, GB18030);
    }

    /** A workbook is known by its stored bytes; what it holds comes as UTF-8. */
    static FileInspection ofWorkbook(byte[] stored) throws RefusedFileException {
        if (stored.length == 0) {
            throw new RefusedFileException(Reason.FILE_EMPTY, "0 bytes");
        }
        return new FileInspection(HexFormat.of().formatHex(sha256().digest(stored)), StandardCharsets.UTF_8);
    }

    static InputStream open(InputStream stored, boolean gzip) throws IOException {
        return gzip ? new GZIPInputStream(stored, 1 << 16) : stored;
    }

    private static int longestOpenLine(byte[] buffer, int size, int before) throws RefusedFileException {
        int length = before;
        int last = size - 1;
        while (last >= 0 && buffer[last] != '\n') {
            last--;
        }
        if (last >= 0) {
            // Within one buffer no line can be too long; only the one that began before it can.
            int first = 0;
            while (buffer[first] != '\n') {
                first++;
            }
            length += first;
        } else {
            length += size;
        }
        if (length > MOST_LINE_BYTES) {
            throw new RefusedFileException(Reason.FILE_LINE, "a line of more than " + MOST_LINE_BYTES + " bytes");
        }
        return last >= 0 ? size - 1 - last : length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
