package org.loomwatch.api.server;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes complete bodies: gzip where the client takes it, and strong entity tags. Because a strong tag names exact bytes
 * (RFC 9110, 8.8.3), the packed body has a tag of its own.
 */
final class ResponseWriter {

    /** Below this many bytes packing costs more than it saves. */
    private static final int PACK_FROM = 1024;

    private static final String PACKED_SUFFIX = "-gz";

    private ResponseWriter() {}

    /** Writes a body without entity tag. */
    static void write(Context context, String mediaType, byte[] body) {
        context.contentType(mediaType);
        if (body.length >= PACK_FROM) {
            context.header("Vary", "Accept-Encoding");
            if (takesGzip(context)) {
                context.header("Content-Encoding", "gzip");
                context.result(gzip(body));
                return;
            }
        }
        context.result(body);
    }

    /** Writes a body under its strong entity tag, or 304 if the client has just that. */
    static void writeTagged(Context context, String mediaType, byte[] body, String tag) {
        boolean packed = body.length >= PACK_FROM && takesGzip(context);
        String etag = "\"" + tag + (packed ? PACKED_SUFFIX : "") + "\"";
        context.header("ETag", etag);
        if (matches(context.header("If-None-Match"), etag)) {
            context.header("Vary", "Accept-Encoding");
            context.status(304);
            return;
        }
        write(context, mediaType, body);
    }

    static String tagOf(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 18));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && (ifNoneMatch.equals("*")
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(candidate -> candidate.strip().replaceFirst("^W/", ""))
                                .anyMatch(etag::equals));
    }

    private static boolean takesGzip(Context context) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(coding -> coding.matches("(gzip|\\*)(\\s*;\\s*q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("packing in memory", e);
        }
        return packed.toByteArray();
    }
}
