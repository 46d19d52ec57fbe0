package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of what happened. {@code kind} is {@code note} for what a person wrote. */
public record LogEntry(
        long seq,
        Instant at,
        String author,
        String kind,
        String textZh,
        String textEn,
        @Nullable UUID task) {}
