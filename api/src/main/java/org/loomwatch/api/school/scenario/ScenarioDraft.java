package org.loomwatch.api.school.scenario;

import java.util.List;
import java.util.Objects;

/** What a client sends to save a scenario. */
public record ScenarioDraft(String name, String note, List<ScenarioStep> steps, boolean shared) {
    public ScenarioDraft {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(note, "note");
        steps = List.copyOf(steps);
        name = name.strip();
        note = note.strip();
    }
}
