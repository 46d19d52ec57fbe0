package org.loomwatch.api.ticket;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.ticket.routing.Routable;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.WarningQueue;

/**
 * A warning that somebody should work, with what a ticket keeps of its enterprise.
 *
 * @param reasons JSON as it was scored
 */
record PendingWarning(
        YearMonth month,
        String uscc,
        String theme,
        String enterprise,
        String area,
        String industry,
        String size,
        @Nullable Double lon,
        @Nullable Double lat,
        Grade grade,
        double probability,
        int rank,
        WarningQueue queue,
        String model,
        String reasons) {

    Routable routable() {
        return new Routable(theme, grade, queue, area, industry);
    }
}
