package org.loomwatch.api.labor;

import org.jspecify.annotations.Nullable;

/**
 * A reason as far as the viewer may see it.
 *
 * @param masked whether value and baseline are amounts that the viewer may not see
 * @param percentile share of peers below, 0 to 1
 * @param contribution log-odds that the feed adds
 */
public record WarningReason(
        String feed,
        String indicator,
        @Nullable Double value,
        @Nullable Double baseline,
        @Nullable Double percentile,
        double contribution,
        boolean masked,
        String textZh,
        String textEn) {}
