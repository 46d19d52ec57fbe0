package org.loomwatch.datasets.reference;

import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;

/**
 * When a signal of one level is issued. For reading only: the level that comes is taken as it is.
 *
 * @param table {@code national} or {@code shenzhen}
 * @param withinHours how far ahead; null if the signal looks back
 * @param meanWind force of the mean wind (Beaufort); null if wind does not matter
 * @param gust force of gusts; null if they do not matter
 * @param rainMm rain; null if it does not matter
 * @param rainHours hours it falls in
 */
public record SignalDefinition(
        String table,
        Hazard event,
        SignalLevel level,
        @Nullable Integer withinHours,
        @Nullable Integer meanWind,
        @Nullable Integer gust,
        @Nullable Integer rainMm,
        @Nullable Integer rainHours,
        String criteriaZh,
        String criteriaEn) {}
