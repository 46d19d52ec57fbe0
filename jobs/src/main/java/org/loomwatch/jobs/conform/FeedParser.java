package org.loomwatch.jobs.conform;

import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.reading.FileFormat;
import org.loomwatch.jobs.record.Bytes;

/** Turns the raw lines of one file into conformed rows and rejections. Not thread-safe. */
public final class FeedParser {

    /** Where the parser's results go. */
    public interface Sink {

        /** Told after a row was appended to the parser's output. */
        void accepted(Bytes row);

        /** @param text the row as it stood in the file */
        void rejected(Rejection rejection, int line, byte[] text, int from, int to, @Nullable Fields fields);
    }

    private final FileFormat format;
    private final CsvRows csv;
    private final JsonRows json;
    private final RowConformer conformer;
    private final Fields fields;
    private final Bytes row = new Bytes(512);

    public FeedParser(FileFormat format, FeedHeader header, EnterpriseIndex enterprises, long latestReport) {
        this.format = format;
        csv = new CsvRows(header);
        json = new JsonRows(header.feed());
        conformer = new RowConformer(enterprises, header, latestReport);
        fields = new Fields(header.feed().header().size());
    }

    /**
     * Parses whole rows.
     *
     * @param firstLine line number of the first byte, counted from 1
     * @return how many rows there were; blank lines are none
     */
    public int parse(byte[] bytes, int size, int firstLine, Sink sink) {
        int rows = 0;
        int line = firstLine;
        int from = 0;
        while (from < size) {
            int end = Bytes.indexOf(bytes, from, size, '\n');
            boolean quoted = format == FileFormat.CSV && Bytes.indexOf(bytes, from, end, '"') < end;
            if (quoted) {
                end = CsvRows.endOfRow(bytes, from, size);
            }
            if (!CsvRows.isBlank(bytes, from, end)) {
                rows++;
                Rejection rejection = split(bytes, from, end);
                if (rejection != null && quoted) {
                    // A stray quote may have joined lines that do not belong together: judge the first one alone.
                    int firstLineEnd = Bytes.indexOf(bytes, from, end, '\n');
                    if (firstLineEnd < end) {
                        end = firstLineEnd;
                        rejection = split(bytes, from, end);
                    }
                }
                conform(rejection, bytes, from, end, line, sink);
            }
            line += 1 + (quoted ? CsvRows.count(bytes, from, end, '\n') : 0);
            from = end + 1;
        }
        return rows;
    }

    private @Nullable Rejection split(byte[] bytes, int from, int end) {
        int to = withoutReturn(bytes, from, end);
        return format == FileFormat.CSV ? csv.split(bytes, from, to, fields) : json.split(bytes, from, to, fields);
    }

    private void conform(@Nullable Rejection unsplit, byte[] bytes, int from, int end, int line, Sink sink) {
        Rejection rejection = unsplit;
        if (rejection == null) {
            row.truncate(0);
            rejection = conformer.conform(fields, line, row);
        }
        if (rejection == null) {
            sink.accepted(row);
        } else {
            int to = withoutReturn(bytes, from, end);
            sink.rejected(rejection, line, bytes, from, to, unsplit == null ? fields : null);
        }
    }

    private static int withoutReturn(byte[] bytes, int from, int end) {
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }
}
