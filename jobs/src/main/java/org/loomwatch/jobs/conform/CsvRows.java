package org.loomwatch.jobs.conform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits RFC 4180 rows into the feed's fields. */
final class CsvRows {

    private static final String QUOTED = "quotes only around a whole field, doubled inside";

    private final FeedHeader header;

    CsvRows(FeedHeader header) {
        this.header = header;
    }

    /** @param to end of the row without its line break */
    @Nullable
    Rejection split(byte[] bytes, int from, int to, Fields fields) {
        int column = 0;
        int columns = header.columns();
        int start = from;
        fields.bytes = bytes;
        for (int at = from; at <= to; at++) {
            if (at == to || bytes[at] == ',') {
                if (column == columns) {
                    return wrongCount();
                }
                int field = header.fieldOf(column++);
                fields.from[field] = start;
                fields.to[field] = at;
                start = at + 1;
            } else if (bytes[at] == '"') {
                return splitQuoted(new String(bytes, from, to - from, StandardCharsets.UTF_8), fields);
            }
        }
        return column == columns ? null : wrongCount();
    }

    private @Nullable Rejection splitQuoted(String row, Fields fields) {
        List<String> cells = CsvLine.split(row);
        if (cells.isEmpty()) {
            return new Rejection(Reason.UNREADABLE_ROW, "", QUOTED);
        }
        if (cells.size() != header.columns()) {
            return wrongCount();
        }
        String[] texts = new String[fields.count()];
        for (int column = 0; column < cells.size(); column++) {
            texts[header.fieldOf(column)] = cells.get(column);
        }
        fields.set(texts);
        return null;
    }

    private Rejection wrongCount() {
        return new Rejection(Reason.COLUMNS, "", header.columns() + " columns");
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\r' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** End of the row that starts at {@code from}: its line feed, or {@code size}; a line feed in quotes does not count. */
    static int endOfRow(byte[] bytes, int from, int size) {
        boolean quoted = false;
        int firstBreak = -1;
        for (int at = from; at < size; at++) {
            byte c = bytes[at];
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n') {
                if (!quoted) {
                    return at;
                }
                if (firstBreak < 0) {
                    firstBreak = at;
                }
            }
        }
        // An unpaired quote must not swallow the rest of the file: such a row ends with its line.
        return firstBreak >= 0 ? firstBreak : size;
    }

    static int count(byte[] bytes, int from, int to, char wanted) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == wanted) {
                count++;
            }
        }
        return count;
    }
}
