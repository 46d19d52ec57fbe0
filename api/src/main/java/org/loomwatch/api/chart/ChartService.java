package org.loomwatch.api.chart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.chart.ChartCells.Cell;
import org.loomwatch.api.chart.ChartDimension.Axis;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;

/**
 * Answers charts. To those who see only totals of what they ask for, one axis is shown at a time: areas, industries or sizes,
 * each with its small groups hidden over everything they see. Were two axes crossed, the small groups of one could be worked
 * out from the other.
 */
public final class ChartService {

    private static final int MOST_MONTHS = 60;
    private static final int USUAL_MONTHS = 13;

    private final SqlReader reader;
    private final Supplier<AreaTree> areas;
    private final MonthService months;
    private final AnswerCache answers;
    private final ChartCube cube;

    /** @param areas the area tree as it is now */
    public ChartService(
            SqlReader reader, Supplier<AreaTree> areas, MonthService months, AnswerCache answers, ChartCube cube) {
        this.reader = reader;
        this.areas = areas;
        this.months = months;
        this.answers = answers;
        this.cube = cube;
    }

    /** @throws Problem if the viewer sees the measure nowhere, crosses axes of totals, or asks for too many months */
    public Chart get(Viewer viewer, ChartQuery query) {
        ChartMeasure measure = query.measure();
        AreaScope scope = measure.scope(viewer);
        if (scope.isNowhere()) {
            throw FieldRules.notGranted();
        }
        List<YearMonth> known = months.list();
        if (known.isEmpty()) {
            return chart(query, null, null, List.of());
        }
        YearMonth to = query.to().orElse(latest(measure, known));
        YearMonth from =
                query.from().orElse(query.dimension() == ChartDimension.MONTH ? to.minusMonths(USUAL_MONTHS - 1) : to);
        if (from.isAfter(to) || from.plusMonths(MOST_MONTHS).isBefore(to)) {
            throw Problem.invalidParameter(
                    "from",
                    Text.of(
                            "应不晚于结束月份，且最多 " + MOST_MONTHS + " 个月",
                            "expected a month not after the last one, and at most " + MOST_MONTHS + " months"));
        }
        return answers.get(
                viewer, List.of("chart", query), () -> chart(query, from, to, items(viewer, query, scope, from, to)));
    }

    private List<Chart.Item> items(Viewer viewer, ChartQuery query, AreaScope scope, YearMonth from, YearMonth to) {
        ChartMeasure measure = query.measure();
        AreaTree tree = areas.get();
        AreaScope asked = query.area()
                .map(area -> scope.and(AreaScope.under(List.of(area), tree)))
                .orElse(scope);
        if (asked.isNowhere()) {
            return List.of();
        }
        AreaScope single = measure.single(viewer);
        ChartDimension dimension = query.dimension();
        if (covers(single, asked)) {
            Sql place = within(asked)
                    .plus(query.industry()
                            .map(code -> Sql.of("AND startsWith(industry, ?)", code))
                            .orElse(Sql.of("")))
                    .plus(query.size()
                            .map(size -> Sql.of("AND size = ?", size.id()))
                            .orElse(Sql.of("")));
            return ChartCells.open(cells(List.of(measure), dimension.axis(), place, single, from, to)
                            .get(measure))
                    .list(shown(query, ChartCells.ALL, key -> overlaps(tree, key, asked), tree));
        }
        Set<Axis> axes = EnumSet.of(dimension.axis());
        query.area().ifPresent(area -> axes.add(Axis.AREA));
        query.industry().ifPresent(code -> axes.add(Axis.INDUSTRY));
        query.size().ifPresent(size -> axes.add(Axis.SIZE));
        axes.remove(Axis.NONE);
        if (axes.size() > 1) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of(
                            "您的授权只显示合计：区域、行业、规模只能选择其一，交叉后会透露单个企业的数据",
                            "your grants show totals only: areas, industries and sizes one at a time, for crossed they would tell"
                                    + " about single enterprises"));
        }
        Axis axis = axes.isEmpty() ? Axis.NONE : axes.iterator().next();
        String whole = query.area()
                .or(query::industry)
                .or(() -> query.size().map(size -> size.id()))
                .orElse(axis == Axis.AREA ? tree.root().id() : ChartCells.ALL);
        Predicate<String> inArea = query.area()
                .<Predicate<String>>map(area -> key -> tree.isWithin(key, area))
                .orElse(key -> overlaps(tree, key, asked));
        return cells(viewer, measure, axis, from, to).list(shown(query, whole, inArea, tree)).stream()
                .map(item -> dimension == ChartDimension.MONTH ? whole(item) : item)
                .toList();
    }

    private static Chart.Item whole(Chart.Item item) {
        return new Chart.Item(ChartCells.ALL, item.month(), item.value(), item.enterprises(), item.suppressed());
    }

    /** The last month of which everything is known. */
    public static YearMonth latest(ChartMeasure measure, List<YearMonth> known) {
        YearMonth last = known.get(known.size() - 1);
        return measure.source() == ChartSource.LIVES ? last.minusMonths(ChartSource.SILENT_MONTHS) : last;
    }

    /** Which groups of the axis a query shows. */
    private static Predicate<String> shown(ChartQuery query, String whole, Predicate<String> inArea, AreaTree tree) {
        String industry = query.industry().orElse("");
        ChartDimension dimension = query.dimension();
        return switch (dimension) {
            case MONTH -> whole::equals;
            case STREET, COMMUNITY -> key -> dimension.isLevelOf(key, tree) && inArea.test(key);
            case SECTION ->
                key -> key.length() == 1
                        && !key.equals(ChartCells.ALL)
                        && (industry.isEmpty() || industry.startsWith(key));
            case DIVISION -> key -> key.length() == 3 && key.startsWith(industry);
            case SIZE ->
                key -> !key.equals(ChartCells.ALL)
                        && query.size().map(size -> size.id().equals(key)).orElse(true);
        };
    }

    private static boolean overlaps(AreaTree tree, String area, AreaScope scope) {
        return scope.everywhere()
                || tree.listSubtree(area).stream().map(Area::id).anyMatch(scope::covers);
    }

    /**
     * All groups of an axis over everything that the viewer sees, the small ones hidden.
     *
     * @throws Problem if the viewer sees the measure nowhere
     */
    public ChartCells cells(Viewer viewer, ChartMeasure measure, Axis axis, YearMonth from, YearMonth to) {
        ChartCells cells = cells(viewer, List.of(measure), axis, from, to).get(measure);
        if (cells == null) {
            throw FieldRules.notGranted();
        }
        return cells;
    }

    /** As for one measure, for several: those the viewer sees somewhere. Measures under the same rules are read together. */
    public Map<ChartMeasure, ChartCells> cells(
            Viewer viewer, List<ChartMeasure> measures, Axis axis, YearMonth from, YearMonth to) {
        return answers.get(viewer, List.of(measures, axis, from, to), () -> read(viewer, measures, axis, from, to));
    }

    private Map<ChartMeasure, ChartCells> read(
            Viewer viewer, List<ChartMeasure> measures, Axis axis, YearMonth from, YearMonth to) {
        Map<Reading, List<ChartMeasure>> readings = new LinkedHashMap<>();
        for (ChartMeasure measure : measures) {
            AreaScope scope = measure.scope(viewer);
            if (!scope.isNowhere()) {
                readings.computeIfAbsent(
                                new Reading(measure.source(), scope, measure.single(viewer)), any -> new ArrayList<>())
                        .add(measure);
            }
        }
        Map<ChartMeasure, ChartCells> found = new HashMap<>();
        readings.forEach(
                (reading, together) -> cells(together, axis, within(reading.scope()), reading.single(), from, to)
                        .forEach((measure, cells) -> found.put(measure, suppressed(cells, axis, reading))));
        return found;
    }

    /** What measures must have in common to be read together. */
    private record Reading(ChartSource source, AreaScope scope, AreaScope single) {}

    private ChartCells suppressed(List<Cell> cells, Axis axis, Reading reading) {
        if (covers(reading.single(), reading.scope())) {
            return ChartCells.open(cells);
        }
        return axis == Axis.AREA ? ChartCells.byArea(cells, areas.get(), reading.single()) : ChartCells.byKind(cells);
    }

    private Map<ChartMeasure, List<Cell>> cells(
            List<ChartMeasure> measures, Axis axis, Sql place, AreaScope single, YearMonth from, YearMonth to) {
        Sql sql = Sql.of("SELECT month, key");
        for (int i = 0; i < measures.size(); i++) {
            ChartMeasure measure = measures.get(i);
            String present = measure.present();
            sql = sql.plus(", " + measure.value() + " AS result_" + i + ", toInt64(ifNull(sum(" + present
                            + "), 0)) AS counted_" + i + ", toInt64(ifNull(sumIf(" + present + ", NOT (")
                    .plus(RowRules.within(single, "cells.area"))
                    .plus(")), 0)) AS outside_" + i);
        }
        sql = sql.plus("FROM (")
                .plus(cube.rows(measures, place, from, to))
                .plus(") AS cells " + joined(axis) + " GROUP BY month, key ORDER BY month, key");
        List<List<Cell>> rows = reader.list(sql, row -> {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < measures.size(); i++) {
                cells.add(cell(row, i));
            }
            return cells;
        });
        Map<ChartMeasure, List<Cell>> found = new HashMap<>();
        for (int i = 0; i < measures.size(); i++) {
            int column = i;
            found.put(
                    measures.get(i),
                    rows.stream()
                            .map(row -> row.get(column))
                            .filter(cell -> cell.enterprises() > 0)
                            .toList());
        }
        return found;
    }

    private static Cell cell(ResultSet row, int i) throws SQLException {
        long counted = row.getLong("counted_" + i);
        // Totals have no row for nothing: whether there is a value is for the count to say.
        Double value = counted == 0 ? null : SqlReader.number(row, "result_" + i);
        return new Cell(
                row.getString("key"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                value,
                counted,
                row.getLong("outside_" + i));
    }

    private static String joined(Axis axis) {
        return switch (axis) {
            case NONE -> "ARRAY JOIN ['*'] AS key";
            case AREA ->
                "INNER JOIN (SELECT area AS inner_area, ancestor AS key FROM (" + AreaPaths.SQL
                        + ")) AS p ON cells.area = p.inner_area";
            case INDUSTRY ->
                "ARRAY JOIN arrayDistinct(['*', substring(toString(industry), 1, 1), toString(industry)]) AS key";
            case SIZE -> "ARRAY JOIN ['*', toString(size)] AS key";
        };
    }

    private static Sql within(AreaScope scope) {
        return RowRules.within(scope, "area");
    }

    private static boolean covers(AreaScope outer, AreaScope inner) {
        return outer.everywhere() || (!inner.everywhere() && outer.areas().containsAll(inner.areas()));
    }

    private static Chart chart(
            ChartQuery query, @Nullable YearMonth from, @Nullable YearMonth to, List<Chart.Item> items) {
        ChartMeasure measure = query.measure();
        return new Chart(
                measure.id(),
                measure.unit().id(),
                measure.statistic(),
                query.dimension().id(),
                from,
                to,
                items);
    }
}
