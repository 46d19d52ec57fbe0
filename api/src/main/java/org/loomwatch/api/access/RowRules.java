package org.loomwatch.api.access;

import java.util.Collections;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;

/** The one place where a viewer's scope becomes a condition of a query. */
public final class RowRules {

    private RowRules() {}

    /**
     * Condition on rows that belong to an area.
     *
     * @param column the column that holds the area's id; written by us, never by a client
     */
    public static Sql within(Viewer viewer, String column) {
        AreaScope scope = viewer.areas();
        if (scope.everywhere()) {
            return Sql.TRUE;
        }
        if (scope.isNowhere()) {
            return Sql.of("false");
        }
        String marks = String.join(", ", Collections.nCopies(scope.roots().size(), "?"));
        return Sql.of(
                column + " IN (SELECT area FROM (" + AreaPaths.SQL + ") WHERE ancestor IN (" + marks + "))",
                scope.roots().toArray());
    }
}
