package org.loomwatch.notebook.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response to an emergency. */
public record Activation(
        String id,
        String event,
        boolean drill,
        String state,
        String level,
        String title,
        Instant openedAt,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        Map<String, String> areas) {}
