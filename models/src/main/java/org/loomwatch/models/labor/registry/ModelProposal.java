package org.loomwatch.models.labor.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change the model at work.
 *
 * @param action {@code promote} or {@code rollback}
 * @param model the model that would go to work
 * @param state {@code pending}, {@code confirmed} or {@code refused}
 */
public record ModelProposal(
        long id,
        String action,
        String model,
        String reason,
        String proposedBy,
        Instant proposedAt,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {}
