package org.loomwatch.api.access;

import java.util.Objects;
import org.loomwatch.domain.access.AreaScope;

/**
 * On whose behalf a query runs. Every service method takes one, so that row and field rules have one place to act.
 *
 * @param name account name, for logs and audit
 * @param areas the part of the district this viewer sees
 */
public record Viewer(String name, AreaScope areas) {

    /** The person at this machine: sees everything. */
    public static final Viewer LOCAL = new Viewer("local", AreaScope.EVERYWHERE);

    public Viewer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(areas, "areas");
    }
}
