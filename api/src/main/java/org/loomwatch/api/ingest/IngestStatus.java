package org.loomwatch.api.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How far the inbox is.
 *
 * @param state {@code running} while a run takes files in, else {@code idle}
 * @param run number of the last finished run; null if this server has finished none
 * @param files of the running run
 * @param waitingFiles files that no finished run has taken in
 * @param secondsLeft estimated; null if nothing can be said
 * @param lagSeconds since when the oldest waiting file has lain there; 0 if none waits
 */
public record IngestStatus(
        String state,
        @Nullable Long run,
        int files,
        int waitingFiles,
        long records,
        long bytes,
        long totalBytes,
        double recordsPerSecond,
        double seconds,
        @Nullable Double secondsLeft,
        double lagSeconds) {}
