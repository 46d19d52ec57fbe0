package org.loomwatch.api.analyst.table;

import java.util.List;
import java.util.function.Function;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;

/**
 * A table that may be exported, and asked by SQL, by those who hold its permission: as far as their areas and fields reach.
 *
 * @param id in addresses, SQL and file names
 * @param permission without which the table does not exist for somebody
 * @param store where its rows are
 * @param definition makes the table as a viewer may see it
 */
public record PermittedTable(
        String id, Text name, Permission permission, Store store, Function<Viewer, Shape> definition) {

    /** Where rows are. */
    public enum Store {
        CLICKHOUSE,
        POSTGRES
    }

    /**
     * What a viewer sees of a table.
     *
     * @param columns that exist for the viewer; none if the whole table does not
     * @param masked names of columns that do not exist for the viewer
     */
    public record Shape(List<TableColumn> columns, List<String> masked, Sql select) {

        static final Shape NOTHING = new Shape(List.of(), List.of(), Sql.of(""));

        public Shape {
            columns = List.copyOf(columns);
            masked = List.copyOf(masked);
        }
    }

    /** @param viewer under this table's permission */
    public ViewerTable of(Viewer viewer) {
        Shape shape = viewer.areas().isNowhere() ? Shape.NOTHING : definition.apply(viewer);
        return new ViewerTable(this, shape.columns(), shape.masked(), !viewer.seesEverything(), shape.select());
    }
}
