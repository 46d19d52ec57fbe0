package org.loomwatch.store.migration;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the schema of a store stands to what the program knows.
 *
 * @param applied versions the store has
 * @param known versions the program has
 */
public record SchemaState(SortedSet<Integer> applied, SortedSet<Integer> known) {

    public static SchemaState of(Collection<Integer> applied, Collection<Integer> known) {
        return new SchemaState(new TreeSet<>(applied), new TreeSet<>(known));
    }

    /** Highest version the store has, 0 if it is empty. */
    public int have() {
        return applied.isEmpty() ? 0 : applied.last();
    }

    /** Highest version the program knows. */
    public int need() {
        return known.isEmpty() ? 0 : known.last();
    }

    public boolean isEmpty() {
        return applied.isEmpty();
    }

    public SortedSet<Integer> pending() {
        SortedSet<Integer> pending = new TreeSet<>(known);
        pending.removeAll(applied);
        return pending;
    }

    /** Versions that a newer program applied. */
    public SortedSet<Integer> unknown() {
        SortedSet<Integer> unknown = new TreeSet<>(applied);
        unknown.removeAll(known);
        return unknown;
    }
}
