package org.loomwatch.notebook.client;

import org.jspecify.annotations.Nullable;

/** A month of a series behind the indices: chain-linked level, and what is left without season and New Year. */
public record SeriesMonth(
        String month,
        @Nullable Double level,
        @Nullable Double adjusted,
        @Nullable Double trend,
        int matched) {}
