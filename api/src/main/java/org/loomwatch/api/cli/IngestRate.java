package org.loomwatch.api.cli;

/** Says in a line how far a run is: records, share, rate, time left. */
final class IngestRate {

    private final long start = System.nanoTime();

    String describe(long records, long bytes, long totalBytes) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double share = totalBytes == 0 ? 1 : Math.min(1, (double) bytes / totalBytes);
        String left = share > 0.02 && share < 1 ? ", %.0f s left".formatted(seconds * (1 - share) / share) : "";
        return "%,d records, %.0f %%, %,.0f a second%s".formatted(records, 100 * share, records / seconds, left);
    }
}
