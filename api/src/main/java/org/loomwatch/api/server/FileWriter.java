package org.loomwatch.api.server;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a file, whole or the one part that a client asks for (RFC 9110, 14): so that a broken download can go on. */
final class FileWriter {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private FileWriter() {}

    /**
     * Bytes of a file, both ends included; none of them if nothing can be served that was asked for.
     *
     * @param asked whether a part was asked for, rather than the whole
     */
    record Part(long first, long last, boolean asked) {

        static Part of(@Nullable String header, long size) {
            Part whole = new Part(0, size - 1, false);
            if (header == null) {
                return whole;
            }
            Matcher range = RANGE.matcher(header.replace(" ", ""));
            // Several ranges, other units: RFC 9110 lets us send the whole.
            if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
                return whole;
            }
            if (range.group(1).isEmpty()) {
                long length = Math.min(Long.parseLong(range.group(2)), size);
                return new Part(size - length, size - 1, true);
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
            return new Part(first, last, true);
        }

        boolean isEmpty() {
            return last < first;
        }

        long length() {
            return last - first + 1;
        }
    }

    static void write(Context context, FileContent file) throws IOException {
        long size = Files.size(file.path());
        String etag = "\"" + file.tag() + "\"";
        context.contentType(file.mediaType());
        context.header("ETag", etag);
        context.header("Accept-Ranges", "bytes");
        context.header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        String condition = context.header("If-Range");
        boolean same = condition == null || condition.equals(etag);
        Part part = Part.of(same ? context.header("Range") : null, size);
        if (part.asked() && part.isEmpty()) {
            context.status(416);
            context.header("Content-Range", "bytes */" + size);
            context.result(new byte[0]);
            return;
        }
        if (part.asked()) {
            context.status(206);
            context.header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
        }
        send(context, file, part);
    }

    private static void send(Context context, FileContent file, Part part) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file.path());
        channel.position(part.first());
        context.header("Content-Length", Long.toString(part.length()));
        context.result(new Limited(Channels.newInputStream(channel), part.length()));
    }

    /** Ends after so many bytes. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
