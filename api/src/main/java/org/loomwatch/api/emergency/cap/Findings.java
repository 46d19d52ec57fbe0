package org.loomwatch.api.emergency.cap;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find: errors make a message invalid, warnings do not. */
final class Findings {

    private final List<CapFinding> errors = new ArrayList<>();
    private final List<CapFinding> warnings = new ArrayList<>();

    void error(String rule, String path, String en, String zh) {
        errors.add(new CapFinding(rule, path, en, zh));
    }

    void warning(String rule, String path, String en, String zh) {
        warnings.add(new CapFinding(rule, path, en, zh));
    }

    void errors(List<CapFinding> more) {
        errors.addAll(more);
    }

    List<CapFinding> errors() {
        return List.copyOf(errors);
    }

    List<CapFinding> warnings() {
        return List.copyOf(warnings);
    }
}
