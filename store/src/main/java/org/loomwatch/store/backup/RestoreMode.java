package org.loomwatch.store.backup;

/** What a restore does with stores that already hold something. */
public enum RestoreMode {
    /** Refuses. */
    INTO_EMPTY,

    /** Deletes what is there, once the backup file has been found whole. */
    REPLACE
}
