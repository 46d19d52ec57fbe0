package org.loomwatch.api.access;

import org.jdbi.v3.core.Handle;

/**
 * A number that every change of accounts, grants and break-glass openings advances, in the same transaction. Whoever keeps
 * rights in memory compares it on each request, so that a change counts from the next request on.
 */
public final class AccessRevision {

    private AccessRevision() {}

    public static void advance(Handle handle) {
        handle.execute("UPDATE access_revision SET revision = revision + 1");
    }
}
