package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.plan.ResponseLevel;

/**
 * Something about an activation that people decide on.
 *
 * @param kind {@code start change stand_down}
 * @param areas streets wanted, with their levels
 * @param needed how many different people must confirm
 * @param state {@code open applied rejected replaced}
 */
public record Change(
        UUID id,
        UUID activation,
        String kind,
        ResponseLevel level,
        Map<String, ResponseLevel> areas,
        String reason,
        @Nullable UUID message,
        Instant proposedAt,
        String proposedBy,
        int needed,
        String state,
        @Nullable Instant decidedAt,
        List<Confirmation> confirmations) {

    public Change {
        areas = Map.copyOf(areas);
        confirmations = List.copyOf(confirmations);
    }

    /** @param override whether this one person put it into force alone, to be reviewed by another */
    public record Confirmation(
            String account,
            Instant at,
            boolean override,
            String reason,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {}
}
