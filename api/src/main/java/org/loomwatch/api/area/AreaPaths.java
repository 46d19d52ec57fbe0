package org.loomwatch.api.area;

/** The area tree unfolded: who lies inside whom, for joins and filters in SQL. */
public final class AreaPaths {

    /**
     * Subquery with columns {@code area}, {@code ancestor}, {@code level} (of the ancestor): one row for every area and each
     * area that contains it, itself included. The tree has four levels, hence three joins.
     */
    public static final String SQL = """
            SELECT area, node.1 AS ancestor, node.2 AS level
            FROM
            (
                SELECT a.id AS area,
                    arrayFilter(n -> n.1 != '', [(a.id, a.level), (b.id, b.level), (c.id, c.level), (d.id, d.level)]) AS nodes
                FROM (SELECT id, parent, level::String AS level FROM area FINAL) AS a
                LEFT JOIN (SELECT id, parent, level::String AS level FROM area FINAL) AS b ON a.parent = b.id
                LEFT JOIN (SELECT id, parent, level::String AS level FROM area FINAL) AS c ON b.parent = c.id
                LEFT JOIN (SELECT id, level::String AS level FROM area FINAL) AS d ON c.parent = d.id
            )
            ARRAY JOIN nodes AS node
            """;

    private AreaPaths() {}
}
