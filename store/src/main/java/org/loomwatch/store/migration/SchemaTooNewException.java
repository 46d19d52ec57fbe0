package org.loomwatch.store.migration;

import org.loomwatch.store.StoreException;

/** A newer program has changed the schema in ways this one does not know; going on could damage the data. */
public final class SchemaTooNewException extends StoreException {

    public SchemaTooNewException(String store, SchemaState state) {
        super("the %s schema is newer than this program: it has versions %s that are unknown here (known up to %d)"
                        .formatted(store, state.unknown(), state.need())
                + "; use the program that wrote it, or a newer one");
    }
}
