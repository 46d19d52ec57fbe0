package org.loomwatch.api.overview;

import java.time.YearMonth;
import java.util.List;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.area.AreaLevel;

/** Lays one indicator over the areas of one level. */
public final class MapService {

    private final SqlReader reader;

    public MapService(SqlReader reader) {
        this.reader = reader;
    }

    public MapLayer get(Viewer viewer, IndicatorColumn column, YearMonth month, AreaLevel level) {
        Sql sql = Sql.of(
                        "SELECT ancestor AS area, " + column.aggregate() + " AS value, count(" + column.id() + ") AS n"
                                + " FROM (SELECT uscc, " + column.id()
                                + " FROM " + column.table() + " FINAL WHERE month = ?) AS figure"
                                + " INNER JOIN (SELECT e.uscc AS uscc, p.ancestor AS ancestor FROM enterprise AS e FINAL"
                                + " INNER JOIN (SELECT area, ancestor FROM (" + AreaPaths.SQL
                                + ") WHERE level = ?) AS p"
                                + " ON e.area = p.area WHERE",
                        month.atDay(1),
                        level.id())
                .plus(RowRules.within(viewer, "e.area"))
                .plus(") AS place ON figure.uscc = place.uscc GROUP BY ancestor ORDER BY ancestor");
        List<MapLayer.AreaValue> items = reader.list(
                sql,
                row -> new MapLayer.AreaValue(row.getString("area"), SqlReader.number(row, "value"), row.getLong("n")));
        return new MapLayer(column.id(), month, level.id(), column.statistic().id(), items);
    }
}
