package org.loomwatch.store.clickhouse.engine;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the pieces of a streamed result. The library formats every piece as a result of its own, so only formats that
 * can be joined again are streamed.
 */
final class StreamedFormat {

    /** Formats without anything before the first row or after the last. */
    private static final Set<String> PLAIN = Set.of(
            "rowbinary",
            "native",
            "tabseparated",
            "tsv",
            "tabseparatedraw",
            "tsvraw",
            "tskv",
            "csv",
            "jsoneachrow",
            "null");

    private static final String WITH_HEADER = "rowbinarywithnamesandtypes";

    private final boolean hasHeader;
    private int headerBytes = -1;

    private StreamedFormat(boolean hasHeader) {
        this.hasHeader = hasHeader;
    }

    /** Empty if results of the format cannot be put together from pieces. */
    static Optional<StreamedFormat> of(String format) {
        String name = format.toLowerCase(Locale.ROOT);
        return name.equals(WITH_HEADER) || PLAIN.contains(name)
                ? Optional.of(new StreamedFormat(name.equals(WITH_HEADER)))
                : Optional.empty();
    }

    /** What of the next piece belongs to the result. */
    ByteBuffer join(ByteBuffer piece) {
        if (!hasHeader) {
            return piece;
        }
        if (headerBytes < 0) {
            headerBytes = readHeader(piece.duplicate());
            return piece;
        }
        return piece.position(piece.position() + headerBytes);
    }

    /** The header is the number of columns, their names, their types. */
    private static int readHeader(ByteBuffer piece) {
        int start = piece.position();
        int strings = 2 * readVariableInteger(piece);
        for (int i = 0; i < strings; i++) {
            int length = readVariableInteger(piece);
            piece.position(piece.position() + length);
        }
        return piece.position() - start;
    }

    private static int readVariableInteger(ByteBuffer piece) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = piece.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
