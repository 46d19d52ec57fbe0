package org.loomwatch.api.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is in quarantine.
 *
 * @param oldestOpen when the oldest open item came; null if none is open
 */
public record QuarantineSummary(
        long open, long settled, @Nullable Instant oldestOpen, List<Group> groups) {

    /** Items of one feed and reason. */
    public record Group(String feed, String reason, String reasonZh, String reasonEn, long open, long settled) {}
}
