package org.loomwatch.api.access.session;

import java.time.Instant;
import java.util.UUID;

/** One signed-in browser of one account. */
public record Session(
        UUID id,
        UUID accountId,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        String address,
        String userAgent) {}
