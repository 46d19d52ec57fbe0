package org.loomwatch.store.backup;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a backup holds of one store.
 *
 * @param versions schema versions the store had
 * @param sequences next numbers to be given out, by the name of the sequence
 */
public record StoreContent(SortedSet<Integer> versions, List<TableContent> tables, Map<String, Long> sequences) {

    public StoreContent {
        versions = new TreeSet<>(versions);
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    public long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }
}
