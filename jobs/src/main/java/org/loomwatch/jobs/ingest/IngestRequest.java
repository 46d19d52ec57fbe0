package org.loomwatch.jobs.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What to take in.
 *
 * @param paths files, or directories searched with all below them
 * @param asOf when it is now; reports dated more than a day later are in error
 */
public record IngestRequest(List<Path> paths, Instant asOf) {

    public IngestRequest {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("nothing to take in: no path given");
        }
    }

    /** A request as of now. */
    public static IngestRequest of(Path... paths) {
        return new IngestRequest(List.of(paths), Instant.now());
    }
}
