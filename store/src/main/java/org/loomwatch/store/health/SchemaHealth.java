package org.loomwatch.store.health;

import java.util.List;
import org.loomwatch.store.migration.SchemaState;

/**
 * The version of a schema against what the program needs.
 *
 * @param have highest version applied, 0 if none
 * @param need highest version that the program knows
 * @param pending versions that the next start will apply
 * @param unknown versions that only a newer program knows; with any of them this one refuses to start
 */
public record SchemaHealth(int have, int need, List<Integer> pending, List<Integer> unknown) {

    static SchemaHealth of(SchemaState state) {
        return new SchemaHealth(state.have(), state.need(), List.copyOf(state.pending()), List.copyOf(state.unknown()));
    }
}
