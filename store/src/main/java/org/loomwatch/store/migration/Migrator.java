package org.loomwatch.store.migration;

import java.util.Collection;
import java.util.List;

/** Brings the schema of one store up to date. */
public interface Migrator {

    /** Every migration the program has for this store, lowest version first. */
    List<Migration> listKnown();

    SchemaState state();

    /**
     * Applies those of the given versions that the store does not have yet, lowest first.
     *
     * @throws SchemaTooNewException if the store has versions that the program does not know; nothing is changed
     * @throws org.loomwatch.store.StoreException if a migration fails
     */
    void migrate(Collection<Integer> versions);

    /** Applies everything that is pending. */
    default void migrate() {
        migrate(listKnown().stream().map(Migration::version).toList());
    }
}
