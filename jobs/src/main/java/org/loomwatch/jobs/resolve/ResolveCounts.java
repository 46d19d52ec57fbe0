package org.loomwatch.jobs.resolve;

/** How the valid rows of a flush split up; the three numbers add up to the rows. */
public final class ResolveCounts {

    /** Rows that brought a record not known before. */
    public long accepted;
    /** Rows that are a newer version of a known record, or of one that came with them. */
    public long corrected;
    /** Rows that change nothing: the same again, or older than what is known. */
    public long duplicates;
}
