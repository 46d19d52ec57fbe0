package org.loomwatch.api.school.scenario;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A scenario that was saved.
 *
 * @param shared whether others see it too; only its owner sees it otherwise
 * @param owner login of whoever made it
 * @param mine whether that is the one who asks: only the owner changes it
 * @param revision goes up with every change
 */
public record SchoolScenario(
        UUID id,
        String name,
        String note,
        List<ScenarioStep> steps,
        boolean shared,
        String owner,
        boolean mine,
        int revision,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    public SchoolScenario {
        steps = List.copyOf(steps);
    }

    /** The strong entity tag of this revision. */
    public String tag() {
        return "\"" + id + "-" + revision + "\"";
    }
}
