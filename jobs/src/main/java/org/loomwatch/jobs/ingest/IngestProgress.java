package org.loomwatch.jobs.ingest;

/** Told about once a second how far a run is. */
@FunctionalInterface
public interface IngestProgress {

    /** Says nothing to anybody. */
    IngestProgress SILENT = (records, bytes, totalBytes) -> {};

    /**
     * @param records rows read so far
     * @param bytes of the files read so far, as they lie on disk
     * @param totalBytes of all files
     */
    void advanced(long records, long bytes, long totalBytes);
}
