package org.loomwatch.api.analyst.table;

import java.util.List;
import org.loomwatch.api.query.Sql;

/**
 * A table as one viewer may see it.
 *
 * @param columns those that the viewer sees, in order
 * @param masked names of columns that do not exist for this viewer
 * @param restricted whether rows, or figures in some of them, are hidden from the viewer
 * @param select the rows and columns that the viewer sees, as a query of the analytical store; for a table of PostgreSQL the
 *     query there
 */
public record ViewerTable(
        PermittedTable table, List<TableColumn> columns, List<String> masked, boolean restricted, Sql select) {

    public ViewerTable {
        columns = List.copyOf(columns);
        masked = List.copyOf(masked);
    }

    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }
}
