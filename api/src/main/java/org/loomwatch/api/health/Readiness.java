package org.loomwatch.api.health;

import java.util.List;

/** Whether the server can do its work, engine by engine. */
public record Readiness(boolean ready, List<Engine> engines) {

    public Readiness {
        engines = List.copyOf(engines);
    }

    /** One engine: reachable or not. */
    public record Engine(String name, boolean reachable) {}
}
