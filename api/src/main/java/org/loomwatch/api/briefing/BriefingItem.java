package org.loomwatch.api.briefing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.loomwatch.api.problem.Text;

/**
 * A kept briefing in a list.
 *
 * @param scheduled whether a schedule made it, not its recipient
 * @param open whether the rights it was made under hold still; else it can be seen in the list only
 */
public record BriefingItem(
        UUID id, YearMonth month, Text title, Text places, Instant madeAt, boolean scheduled, boolean open) {}
