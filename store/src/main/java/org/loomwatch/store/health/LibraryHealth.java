package org.loomwatch.store.health;

import org.jspecify.annotations.Nullable;

/**
 * Something the embedded engines need that comes with the program for some platforms only.
 *
 * @param name of the file for this platform
 * @param problem why it cannot be used, and what to do about it; null if it can
 */
public record LibraryHealth(
        String name, boolean present, @Nullable String problem) {}
