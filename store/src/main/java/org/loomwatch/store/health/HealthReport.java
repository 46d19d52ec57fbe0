package org.loomwatch.store.health;

import java.util.List;

/**
 * What the examination found.
 *
 * @param java version of the running Java
 * @param platform operating system and processor
 * @param dataDirectory absolute path
 * @param freeBytes space left on the disk of the data directory
 * @param healthy whether everything needed works
 */
public record HealthReport(
        String java,
        String platform,
        String dataDirectory,
        long freeBytes,
        List<LibraryHealth> libraries,
        List<StoreHealth> stores,
        boolean healthy) {

    public HealthReport {
        libraries = List.copyOf(libraries);
        stores = List.copyOf(stores);
    }
}
