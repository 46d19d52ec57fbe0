package org.loomwatch.store.health;

/**
 * Something the embedded engines need that comes with the program for some platforms only.
 *
 * @param name of the file
 * @param present whether it is there for this platform
 */
public record LibraryHealth(String name, boolean present) {}
