package org.loomwatch.api.access;

import java.util.Collections;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;

/** The one place where a viewer's scope becomes a condition of a query. */
public final class RowRules {

    private RowRules() {}

    /**
     * Condition on rows that belong to an area the viewer sees.
     *
     * @param column the column that holds the area's id; written by us, never by a client
     */
    public static Sql within(Viewer viewer, String column) {
        return within(viewer.areas(), column);
    }

    /** As {@link #within(Viewer, String)}, for a narrower scope such as that of one feed's fields. */
    public static Sql within(AreaScope scope, String column) {
        if (scope.everywhere()) {
            return Sql.TRUE;
        }
        if (scope.isNowhere()) {
            return Sql.of("false");
        }
        Object[] areas = scope.areas().stream().sorted().toArray();
        return Sql.of(column + " IN (" + String.join(", ", Collections.nCopies(areas.length, "?")) + ")", areas);
    }
}
