package org.loomwatch.api.briefing.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.briefing.facts.WarningFacts.AreaWarnings;
import org.loomwatch.api.briefing.facts.WarningFacts.GraveWarning;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Warning;

/** Counts warnings within what a viewer sees. */
final class WarningReader {

    private static final int MONTHS = 12;
    private static final int GRAVEST = 10;

    private final SqlReader reader;

    WarningReader(SqlReader reader) {
        this.reader = reader;
    }

    WarningFacts read(Viewer viewer, AreaTree tree, YearMonth month) {
        Map<String, Map<YearMonth, GradeCounts>> places = places(viewer, month);
        return new WarningFacts(
                months(viewer, month),
                areas(viewer, tree, AreaLevel.STREET, places, month),
                areas(viewer, tree, AreaLevel.COMMUNITY, places, month),
                gravest(viewer, tree, month));
    }

    private SortedMap<YearMonth, GradeCounts> months(Viewer viewer, YearMonth month) {
        Sql sql = Sql.of(
                        "SELECT month, grade, count() AS n FROM warning FINAL WHERE theme = ? AND month >= toDate(?)"
                                + " AND month <= toDate(?) AND",
                        Warning.LABOR_DISPUTE,
                        month.minusMonths(MONTHS).atDay(1).toString(),
                        month.atDay(1).toString())
                .plus(RowRules.within(viewer, "area"))
                .plus("GROUP BY month, grade");
        SortedMap<YearMonth, GradeCounts> months = new TreeMap<>();
        reader.list(sql, row -> {
            months.merge(
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    GradeCounts.NONE.with(grade(row.getString("grade")), row.getLong("n")),
                    WarningReader::plus);
            return row;
        });
        return months;
    }

    private Map<String, Map<YearMonth, GradeCounts>> places(Viewer viewer, YearMonth month) {
        Sql sql = Sql.of(
                        "SELECT p.ancestor AS place, w.month AS at, w.grade AS grade, count() AS n FROM"
                                + " (SELECT month, grade, area FROM warning FINAL WHERE theme = ? AND grade <> 'none'"
                                + " AND (month = toDate(?) OR month = toDate(?)) AND",
                        Warning.LABOR_DISPUTE,
                        month.atDay(1).toString(),
                        month.minusMonths(1).atDay(1).toString())
                .plus(RowRules.within(viewer, "area"))
                .plus(") AS w INNER JOIN (" + AreaPaths.SQL + ") AS p ON w.area = p.area GROUP BY place, at, grade");
        Map<String, Map<YearMonth, GradeCounts>> places = new HashMap<>();
        reader.list(sql, row -> {
            places.computeIfAbsent(row.getString("place"), any -> new HashMap<>())
                    .merge(
                            YearMonth.from(row.getObject("at", LocalDate.class)),
                            GradeCounts.NONE.with(grade(row.getString("grade")), row.getLong("n")),
                            WarningReader::plus);
            return row;
        });
        return places;
    }

    /** The areas of a level that lie wholly in the viewer's sight, in the order of the master data. */
    private static List<AreaWarnings> areas(
            Viewer viewer,
            AreaTree tree,
            AreaLevel level,
            Map<String, Map<YearMonth, GradeCounts>> places,
            YearMonth month) {
        return tree.listSubtree(tree.root().id()).stream()
                .filter(area -> area.level() == level && viewer.areas().covers(area.id()))
                .map(area -> {
                    Map<YearMonth, GradeCounts> counts = places.getOrDefault(area.id(), Map.of());
                    return new AreaWarnings(
                            area,
                            counts.getOrDefault(month, GradeCounts.NONE),
                            counts.getOrDefault(month.minusMonths(1), GradeCounts.NONE));
                })
                .toList();
    }

    private List<GraveWarning> gravest(Viewer viewer, AreaTree tree, YearMonth month) {
        Sql sql = Sql.of(
                        "SELECT w.uscc AS code, n.name AS enterprise, w.area AS place, w.grade AS grade, w.probability AS chance"
                                + " FROM (SELECT uscc, area, grade, probability FROM warning FINAL WHERE theme = ?"
                                + " AND month = toDate(?) AND grade IN ('red', 'orange') AND",
                        Warning.LABOR_DISPUTE,
                        month.atDay(1).toString())
                .plus(RowRules.within(viewer, "area"))
                .plus("ORDER BY grade = 'red' DESC, probability DESC, uscc LIMIT " + GRAVEST
                        + ") AS w LEFT JOIN (SELECT uscc, name FROM enterprise FINAL) AS n ON w.uscc = n.uscc"
                        + " ORDER BY w.grade = 'red' DESC, w.probability DESC, w.uscc");
        return reader.list(
                sql,
                row -> new GraveWarning(
                        row.getString("code"),
                        row.getString("enterprise"),
                        place(tree, row.getString("place")),
                        row.getString("grade"),
                        row.getDouble("chance")));
    }

    private static Area place(AreaTree tree, String id) {
        return tree.find(id)
                .flatMap(found -> tree.findAncestor(id, AreaLevel.COMMUNITY))
                .or(() -> tree.find(id))
                .orElse(tree.root());
    }

    private static Grade grade(String id) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.id().equals(id))
                .findFirst()
                .orElse(Grade.NONE);
    }

    private static GradeCounts plus(GradeCounts one, GradeCounts other) {
        return new GradeCounts(
                one.red() + other.red(),
                one.orange() + other.orange(),
                one.yellow() + other.yellow(),
                one.blue() + other.blue(),
                one.none() + other.none());
    }
}
