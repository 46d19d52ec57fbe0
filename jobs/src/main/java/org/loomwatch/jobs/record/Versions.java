package org.loomwatch.jobs.record;

/** The number that orders the versions of one record: milliseconds of reported_at, then 22 bits of a content hash. */
public final class Versions {

    private static final int HASH_BITS = 22;

    private Versions() {}

    /** @param reportedAt milliseconds since 1970, between 0 and 2^42 (year 2109) */
    public static long of(long reportedAt, long contentHash) {
        return (reportedAt << HASH_BITS) | (contentHash >>> (Long.SIZE - HASH_BITS));
    }

    /** The reported_at of a version, in milliseconds since 1970. */
    public static long reportedAt(long version) {
        return version >>> HASH_BITS;
    }
}
