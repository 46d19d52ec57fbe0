package org.loomwatch.api.access;

import java.util.List;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;

/**
 * The one place where a viewer's scope becomes a condition of a query. The areas are one value of the statement, however many
 * they are: the driver need not read a text with a question mark for each.
 */
public final class RowRules {

    private RowRules() {}

    /**
     * Condition on rows of the analytical store that belong to an area the viewer sees.
     *
     * @param column the column that holds the area's id; written by us, never by a client
     */
    public static Sql within(Viewer viewer, String column) {
        return within(viewer.areas(), column);
    }

    /** As {@link #within(Viewer, String)}, for a narrower scope such as that of one feed's fields. */
    public static Sql within(AreaScope scope, String column) {
        return within(scope, column, " IN ?");
    }

    /** As {@link #within(AreaScope, String)}, in the words of PostgreSQL. */
    public static Sql withinPostgres(AreaScope scope, String column) {
        if (!scope.everywhere() && scope.areas().size() == 1) {
            // An equality, by which an index that begins with the area keeps the order of what follows.
            return Sql.of(column + " = ?", scope.areas().iterator().next());
        }
        return within(scope, column, " = ANY (?)");
    }

    private static Sql within(AreaScope scope, String column, String comparison) {
        if (scope.everywhere()) {
            return Sql.TRUE;
        }
        if (scope.isNowhere()) {
            return Sql.of("false");
        }
        List<String> areas = scope.areas().stream().sorted().toList();
        return Sql.of(column + comparison, areas);
    }
}
