package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.ResponseLevel;

/**
 * One run of a plan.
 *
 * @param drill whether all of it is an exercise
 * @param state {@code proposed active closed rejected}
 * @param areas streets in force with their levels; empty before the start
 */
public record Activation(
        UUID id,
        Hazard event,
        boolean drill,
        String state,
        ResponseLevel level,
        String title,
        int planVersion,
        Instant openedAt,
        String openedBy,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        Map<String, ResponseLevel> areas) {

    public Activation {
        areas = Map.copyOf(areas);
    }

    boolean isActive() {
        return state.equals("active");
    }
}
