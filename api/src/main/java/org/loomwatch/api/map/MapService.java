package org.loomwatch.api.map;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.SmallCells;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartMeasures;
import org.loomwatch.api.chart.ChartSource;
import org.loomwatch.api.figure.IndicatorColumn;
import org.loomwatch.api.map.MapLayer.AreaValue;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.area.AreaLevel;

/** Lays one indicator over the areas of one level. */
public final class MapService {

    private final SqlReader reader;
    private final AreaService areas;
    private final AnswerCache answers;
    private final ChartCube totals;

    public MapService(SqlReader reader, AreaService areas, AnswerCache answers, ChartCube totals) {
        this.reader = reader;
        this.areas = areas;
        this.answers = answers;
        this.totals = totals;
    }

    /** An area's value and how many enterprises it is of. */
    private record Cell(
            String area, AreaLevel level, @Nullable Double value, long enterprises) {}

    /** @throws org.loomwatch.api.problem.Problem if the viewer sees figures of this kind nowhere */
    public MapLayer get(Viewer viewer, IndicatorColumn column, YearMonth month, AreaLevel level) {
        FieldRules.require(viewer, column.feeds(), FieldDetail.RATIOS);
        return answers.get(viewer, List.of("map", column, month, level), () -> compute(viewer, column, month, level));
    }

    private MapLayer compute(Viewer viewer, IndicatorColumn column, YearMonth month, AreaLevel level) {
        List<Cell> cells = listCells(viewer, column, month);
        Set<String> hidden = areas.findTree()
                .map(tree -> SmallCells.hidden(
                        tree,
                        cells.stream().collect(Collectors.toMap(Cell::area, Cell::enterprises)),
                        FieldRules.scope(viewer, column.feeds(), column.detail())))
                .orElse(Set.of());
        List<AreaValue> items = cells.stream()
                .filter(cell -> cell.level() == level)
                .map(cell -> hidden.contains(cell.area())
                        ? AreaValue.suppressed(cell.area())
                        : new AreaValue(cell.area(), cell.value(), cell.enterprises(), false))
                .toList();
        return new MapLayer(column.id(), month, level.id(), column.statistic().id(), items);
    }

    /** Every area at every level: what is hidden at one depends on what the others show. */
    private List<Cell> listCells(Viewer viewer, IndicatorColumn column, YearMonth month) {
        ChartMeasure measure = ChartMeasures.get(column.id());
        // Areas whose enterprises all lack the value are told as well.
        List<ChartMeasure> measures = measure.source() == ChartSource.FIGURES
                ? List.of(measure, ChartMeasures.get(ChartMeasures.ENTERPRISES))
                : List.of(measure);
        Sql place = RowRules.within(FieldRules.scope(viewer, column.feeds(), FieldDetail.RATIOS), "area");
        Sql sql = Sql.of("SELECT ancestor, any(level) AS area_level, " + measure.value() + " AS value, toInt64(sum("
                        + measure.present() + ")) AS n FROM (")
                .plus(totals.rows(measures, place, month, month))
                .plus(") AS cells INNER JOIN (" + AreaPaths.SQL + ") AS p ON cells.area = p.area"
                        + " GROUP BY ancestor ORDER BY ancestor");
        return reader.list(sql, row -> {
            long enterprises = row.getLong("n");
            return new Cell(
                    row.getString("ancestor"),
                    AreaLevel.find(row.getString("area_level")).orElseThrow(),
                    enterprises == 0 ? null : SqlReader.number(row, "value"),
                    enterprises);
        });
    }
}
