package org.loomwatch.api.briefing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a recipient's briefing is made by itself.
 *
 * @param day of the month, 1 to 28; null if no schedule is set
 * @param nextAt when the next one is made; null if no schedule is set
 */
public record BriefingSchedule(
        @Nullable Integer day, @Nullable Instant nextAt) {

    static final BriefingSchedule NONE = new BriefingSchedule(null, null);
}
