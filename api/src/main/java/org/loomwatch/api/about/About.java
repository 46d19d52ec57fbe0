package org.loomwatch.api.about;

import java.time.Instant;

/**
 * What is running.
 *
 * @param version of Loomwatch
 * @param startedAt when this server started
 */
public record About(String name, String version, String license, Instant startedAt) {

    public static About startedAt(Instant start) {
        String version = About.class.getPackage().getImplementationVersion();
        return new About("Loomwatch", version == null ? "development" : version, "Apache-2.0", start);
    }
}
