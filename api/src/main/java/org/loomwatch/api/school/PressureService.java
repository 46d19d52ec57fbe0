package org.loomwatch.api.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/** How tight catchments are, now and in the years of the forecast in force. */
public final class PressureService {

    /** Counted pupils of the origin year beside the forecast of the years after, cell by cell. */
    private static final String CELLS = """
            SELECT area, grade, year, pupils, places, probability_short, expected_gap, gap_90
            FROM school_forecast FINAL WHERE run = ? AND origin_year = ?
            UNION ALL
            SELECT area, grade, year, ifNull(pupils, 0), places, if(isNull(places), NULL, toFloat64(ifNull(pupils, 0) > places)),
                if(isNull(places), NULL, greatest(0, ifNull(pupils, 0) - places)),
                if(isNull(places), NULL, greatest(0, ifNull(pupils, 0) - places))
            FROM school_counted FINAL WHERE run = ? AND year = ?
            """;

    private final SqlReader reader;
    private final ForecastRunService runs;
    private final CatchmentService catchments;

    public PressureService(SqlReader reader, ForecastRunService runs, CatchmentService catchments) {
        this.reader = reader;
        this.runs = runs;
        this.catchments = catchments;
    }

    private record Row(String area, Pressure.PressureYear year) {}

    /** @param grade only this grade; empty for all, the tightest of them naming the probability */
    public List<Pressure> list(Viewer viewer, Optional<Integer> grade) {
        ForecastInfo run = runs.get(viewer);
        Sql cells = Sql.of(CELLS, run.run(), run.originYear(), run.run(), run.originYear());
        Sql sql = Sql.of("""
                        SELECT area, year, sum(pupils) AS all_pupils, sumOrNull(places) AS all_places,
                            maxOrNull(probability_short) AS probability,
                            argMaxOrNull(grade, (ifNull(probability_short, -1), ifNull(expected_gap, 0))) AS tightest,
                            sumOrNull(expected_gap) AS gap, sumOrNull(gap_90) AS gap90
                        FROM (""")
                .plus(cells)
                .plus(") WHERE")
                .plus(grade.map(only -> Sql.of("grade = ?", only)).orElse(Sql.TRUE))
                .plus("AND area IN (SELECT area FROM (")
                .plus(CatchmentService.visible(viewer))
                .plus(")) GROUP BY area, year ORDER BY area, year");
        Map<String, List<Pressure.PressureYear>> years = new HashMap<>();
        reader.list(sql, PressureService::row).forEach(row -> years.computeIfAbsent(row.area, area -> new ArrayList<>())
                .add(row.year));
        return catchments.list(viewer).stream()
                .filter(name -> years.containsKey(name.area()))
                .map(name -> new Pressure(
                        name.area(),
                        name.nameZh(),
                        name.nameEn(),
                        name.street(),
                        years.getOrDefault(name.area(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        @Nullable Double probability = SqlReader.number(row, "probability");
        return new Row(
                row.getString("area"),
                new Pressure.PressureYear(
                        row.getInt("year"),
                        row.getDouble("all_pupils"),
                        SqlReader.number(row, "all_places"),
                        probability,
                        probability == null ? null : Integer.valueOf(row.getInt("tightest")),
                        SqlReader.number(row, "gap"),
                        SqlReader.number(row, "gap90")));
    }
}
