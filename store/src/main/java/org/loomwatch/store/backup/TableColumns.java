package org.loomwatch.store.backup;

import java.util.List;

/** A table and those of its columns that hold data of their own rather than computed values. */
record TableColumns(String table, List<String> columns) {

    TableColumns {
        columns = List.copyOf(columns);
    }
}
