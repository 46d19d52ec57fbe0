package org.loomwatch.jobs.reading;

/** How the rows of a feed file are written. */
public enum FileFormat {
    CSV,
    NDJSON,
    /** A workbook; its one sheet with rows is read as CSV. */
    XLSX
}
