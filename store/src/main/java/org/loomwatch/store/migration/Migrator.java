package org.loomwatch.store.migration;

import java.util.Collection;
import java.util.List;

/** Brings the schema of one store up to date. */
public interface Migrator {

    /** Name of the store, for messages. */
    String store();

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

    /** Whether there is nothing at all in the store, of ours or of anybody else's. */
    boolean isVacant();

    /** Deletes every table of the store with all that is in it. */
    void clear();

    /** Applies everything that is pending. */
    default void migrate() {
        migrate(listKnown().stream().map(Migration::version).toList());
    }

    /** @throws SchemaTooNewException if the store has versions that the program does not know */
    default void requireKnown() {
        SchemaState state = state();
        if (!state.unknown().isEmpty()) {
            throw new SchemaTooNewException(store(), state);
        }
    }
}
