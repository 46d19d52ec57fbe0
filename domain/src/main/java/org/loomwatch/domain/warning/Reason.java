package org.loomwatch.domain.warning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;

/**
 * One of the few indicators that drove a warning: this enterprise's own attribution, not the model's in general.
 *
 * @param feed where the indicator comes from; lags and joint indicators are folded to the feed that carries them
 * @param indicator column of {@code enterprise_month}
 * @param value what it is this month; null if missing, which may itself be the reason
 * @param baseline median of the enterprise's own twelve months before; null with too short a history
 * @param percentile place among peers of industry and size in this month, 0 to 1; null if not ranked
 * @param contribution log-odds that the feed adds to the model's score; 0 for a reason that a rule gives
 */
public record Reason(
        Feed feed,
        String indicator,
        @Nullable Double value,
        @Nullable Double baseline,
        @Nullable Double percentile,
        double contribution) {

    public Reason {
        Objects.requireNonNull(feed, "feed");
        if (indicator.isBlank()) {
            throw new IllegalArgumentException("a reason without indicator");
        }
    }
}
