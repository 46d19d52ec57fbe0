package org.loomwatch.api.emergency.alert;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.cap.CapFinding;

/**
 * What became of bytes that came in.
 *
 * @param outcome {@code taken}, {@code replayed} (known already, nothing changed) or {@code quarantined}
 * @param id of the message, or of its place in quarantine
 * @param state what it is now; null in quarantine
 */
public record IntakeResult(
        String outcome,
        UUID id,
        @Nullable String state,
        List<CapFinding> errors,
        List<CapFinding> warnings,
        List<AlertProblem> problems) {}
