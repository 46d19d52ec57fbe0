package org.loomwatch.store.backup;

import java.util.List;

/**
 * What a backup holds of one table.
 *
 * @param columns in the order in which the rows have them
 * @param checksum of all rows, whatever their order
 */
public record TableContent(String table, List<String> columns, long rows, String checksum) {

    public TableContent {
        columns = List.copyOf(columns);
    }

    TableColumns tableColumns() {
        return new TableColumns(table, columns);
    }
}
