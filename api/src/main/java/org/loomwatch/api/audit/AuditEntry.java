package org.loomwatch.api.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail as it is stored.
 *
 * @param seq place in the trail, from 1, without gaps
 * @param at when, to the microsecond
 * @param detail JSON object, exactly as it was hashed
 * @param previous hash of the entry before; zeros for the first
 * @param hash hex of the keyed hash over {@code previous} and everything else here
 */
public record AuditEntry(
        long seq,
        Instant at,
        String actor,
        @Nullable String accountId,
        @Nullable String sessionId,
        String address,
        String action,
        String object,
        String outcome,
        String detail,
        String previous,
        String hash) {}
