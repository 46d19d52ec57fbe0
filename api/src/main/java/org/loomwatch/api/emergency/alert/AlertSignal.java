package org.loomwatch.api.emergency.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;

/**
 * What a message says of one street.
 *
 * @param expiresAt null if it holds until it is updated or cancelled
 */
public record AlertSignal(
        String area,
        Hazard event,
        SignalLevel level,
        Instant effectiveAt,
        @Nullable Instant expiresAt) {}
