package org.loomwatch.store.health;

/** Whose engine a store is on. */
public enum EngineKind {
    /** Comes with the program and lives in the data directory. */
    EMBEDDED,

    /** A server that a URL names. */
    OUTSIDE
}
