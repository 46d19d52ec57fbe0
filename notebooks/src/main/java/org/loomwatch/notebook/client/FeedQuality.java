package org.loomwatch.notebook.client;

import org.jspecify.annotations.Nullable;

/** How good a feed's deliveries of a month were; shares between 0 and 1. */
public record FeedQuality(
        String feed,
        String owner,
        int rows,
        int rejected,
        @Nullable Double completeness,
        @Nullable Double timeliness,
        @Nullable Double validity,
        @Nullable Double score) {}
