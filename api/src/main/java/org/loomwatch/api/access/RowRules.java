package org.loomwatch.api.access;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;

/**
 * The one place where a viewer's scope becomes a condition of a query. Where ids are nested, it is how an id begins: a street is
 * then one comparison, however many grids it has, and several streets are one expression: every function more costs ClickHouse more
 * than what it does. Else the areas are one value of the statement: the driver need not read a text with a question mark for each,
 * and ClickHouse takes a single text apart faster than it parses a list of hundreds.
 */
public final class RowRules {

    private static final Sql NOTHING = Sql.of("false");

    /** An expression of more beginnings than these would be larger than RE2 likes. */
    private static final int MOST_BEGINNINGS = 200;

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
        Set<String> beginnings = scope.beginnings();
        if (beginnings.size() == 1) {
            return Sql.of("startsWith(" + column + ", ?)", beginnings.iterator().next());
        }
        if (!beginnings.isEmpty() && beginnings.size() <= MOST_BEGINNINGS) {
            return Sql.of(
                    "match(" + column + ", ?)",
                    beginnings.stream().sorted().map(RowRules::literally).collect(Collectors.joining("|", "^(", ")")));
        }
        return within(scope, areas -> {
            // An id with a line break in it would be read as two others: it opens nothing.
            List<String> ids = areas.stream().filter(id -> id.indexOf('\n') < 0).toList();
            return ids.isEmpty() ? NOTHING : Sql.of(column + " IN splitByChar('\\n', ?)", String.join("\n", ids));
        });
    }

    /** As {@link #within(AreaScope, String)}, in the words of PostgreSQL. */
    public static Sql withinPostgres(AreaScope scope, String column) {
        if (!scope.everywhere() && scope.areas().size() == 1) {
            // An equality, by which an index that begins with the area keeps the order of what follows.
            return Sql.of(column + " = ?", scope.areas().iterator().next());
        }
        return within(scope, areas -> Sql.of(column + " = ANY (?)", List.copyOf(areas)));
    }

    private static Sql within(AreaScope scope, Function<Set<String>, Sql> condition) {
        if (scope.everywhere()) {
            return Sql.TRUE;
        }
        if (scope.isNowhere()) {
            return NOTHING;
        }
        return condition.apply(scope.areas());
    }

    /** A text as an expression of RE2 that only itself matches; RE2 refuses a backslash before what is not ASCII. */
    private static String literally(String text) {
        return text.replaceAll("[\\p{ASCII}&&[^\\p{Alnum}]]", "\\\\$0");
    }
}
