package org.loomwatch.models.labor.district;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the scorecard.
 *
 * @param also a second condition that must hold too
 * @param floor least grade where the rule holds; null if it raises no grade
 */
record Rule(
        String id,
        String zh,
        String en,
        String indicator,
        @JsonProperty("at_least") @Nullable Double atLeast,
        @JsonProperty("at_most") @Nullable Double atMost,
        @Nullable Condition also,
        @Nullable String floor,
        int points) {

    /** A further bound on an indicator. */
    record Condition(
            String indicator, @JsonProperty("at_least") double atLeast) {}
}
