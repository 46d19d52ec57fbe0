package org.loomwatch.api.analyst.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;

/** Puts the SELECT of a permitted table together, leaving out what the viewer may not see. */
final class TableBuilder {

    private final Viewer viewer;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<String> masked = new ArrayList<>();
    private Sql selected = Sql.of("");

    TableBuilder(Viewer viewer) {
        this.viewer = viewer;
    }

    /** A column that whoever sees the row sees. */
    TableBuilder plain(String name, String expression, String zh, String en) {
        add(TableColumn.of(name, zh, en), Sql.of(expression));
        return this;
    }

    /** A column of the same name as what it shows. */
    TableBuilder plain(String name, String zh, String en) {
        return plain(name, "`" + name + "`", zh, en);
    }

    /** A column made of parts with values. */
    TableBuilder made(String name, Sql expression, String zh, String en) {
        add(TableColumn.of(name, zh, en), expression);
        return this;
    }

    /** A figure of these feeds: null outside the areas in which the viewer sees it, and no column at all if that is nowhere. */
    TableBuilder figure(
            String name,
            Collection<Feed> feeds,
            FieldDetail detail,
            String expression,
            String areaColumn,
            String zh,
            String en) {
        if (FieldRules.scope(viewer, feeds, detail).isNowhere()) {
            masked.add(name);
        } else {
            add(TableColumn.of(name, zh, en), FieldRules.column(viewer, feeds, detail, expression, areaColumn));
        }
        return this;
    }

    private void add(TableColumn column, Sql expression) {
        if (!columns.isEmpty()) {
            selected = selected.plus(",");
        }
        selected = selected.plus(expression).plus("AS `" + column.name() + "`");
        columns.add(column);
    }

    /** @param rest FROM and everything behind it */
    PermittedTable.Shape from(Sql rest) {
        return new PermittedTable.Shape(
                List.copyOf(columns),
                List.copyOf(masked),
                Sql.of("SELECT").plus(selected).plus(rest));
    }
}
