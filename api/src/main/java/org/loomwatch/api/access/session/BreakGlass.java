package org.loomwatch.api.access.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One emergency opening: who opened which area to themselves, why, until when, and who has looked at it since. */
public record BreakGlass(
        UUID id,
        UUID accountId,
        String login,
        String area,
        String reason,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant closedAt,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt) {}
