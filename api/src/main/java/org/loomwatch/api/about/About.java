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
        return new About("Loomwatch", productVersion(), "Apache-2.0", start);
    }

    /** The product's version; {@code development} where it runs from classes. */
    public static String productVersion() {
        String version = About.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
