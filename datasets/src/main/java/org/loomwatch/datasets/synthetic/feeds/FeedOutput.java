package org.loomwatch.datasets.synthetic.feeds;

import java.util.ArrayList;
import java.util.List;

/** Rows of one file from one chunk of enterprises, with their tally. Duplicates come after the chunk's other rows. */
public final class FeedOutput {

    private final RowBuffer rows = new RowBuffer();
    private final RowBuffer duplicates = new RowBuffer();
    private final List<DirtyLine> dirtyLines = new ArrayList<>();
    private int lines;
    private int duplicateLines;
    private int corrections;

    public void clear() {
        rows.clear();
        duplicates.clear();
        dirtyLines.clear();
        lines = 0;
        duplicateLines = 0;
        corrections = 0;
    }

    /** Where the next row goes; tell what it was by one of the {@code added} methods. */
    RowBuffer rows() {
        return rows;
    }

    void added() {
        lines++;
    }

    void addedCorrection() {
        lines++;
        corrections++;
    }

    void addedDirt(DirtKind kind, int field) {
        dirtyLines.add(new DirtyLine(lines, kind, field));
        lines++;
    }

    /** Repeats the bytes from {@code start} to the end of the rows, byte for byte. */
    void duplicateSince(int start) {
        duplicates.put(rows.bytes(), start, rows.length() - start);
        duplicateLines++;
    }

    public RowBuffer main() {
        return rows;
    }

    public RowBuffer repeated() {
        return duplicates;
    }

    public int lines() {
        return lines + duplicateLines;
    }

    public int duplicates() {
        return duplicateLines;
    }

    public int corrections() {
        return corrections;
    }

    /** The damaged rows, in order. */
    public List<DirtyLine> dirtyLines() {
        return dirtyLines;
    }

    /**
     * A damaged row.
     *
     * @param line from 0 at the chunk's first row
     * @param field number of the damaged field, from 0 over the whole row
     */
    public record DirtyLine(int line, DirtKind kind, int field) {}
}
