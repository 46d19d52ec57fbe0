package org.loomwatch.jobs.topology;

/** Names of the accumulators by which subtasks report what they counted. */
public final class Counts {

    public static final String RECORDS = "records";
    /** Bytes of the lines read. */
    public static final String BYTES = "bytes";

    /** Rows that the checkpoint held from which a restarted attempt went on; they are among {@link #RECORDS}. */
    public static final String RESUMED = "resumed";

    public static final String ACCEPTED = "accepted";
    public static final String CORRECTED = "corrected";
    public static final String DUPLICATES = "duplicates";
    /** Followed by a reason's id. */
    public static final String QUARANTINED = "quarantined.";

    public static final String REFUSED = "refused";
    public static final String ENTERPRISES = "enterprises";
    public static final String INDICATORS = "indicators";

    private Counts() {}
}
