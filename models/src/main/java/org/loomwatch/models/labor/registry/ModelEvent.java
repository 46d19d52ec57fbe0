package org.loomwatch.models.labor.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A model was put to work, or taken back. */
public record ModelEvent(
        String model,
        @Nullable String replaced,
        String action,
        String proposedBy,
        String confirmedBy,
        String reason,
        Instant happenedAt) {}
