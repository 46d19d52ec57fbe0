package org.loomwatch.api.ticket.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket behind a figure, with all its times. */
public record EvaluatedTicket(
        UUID id,
        String number,
        String uscc,
        String enterprise,
        String area,
        String grade,
        String state,
        String unit,
        @Nullable String officer,
        Instant openedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant acceptDueAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant resolveDueAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant closedAt,
        int returns,
        int rejections,
        int extensions,
        int reopenings,
        @Nullable String verdict) {}
