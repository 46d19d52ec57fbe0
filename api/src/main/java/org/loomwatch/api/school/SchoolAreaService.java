package org.loomwatch.api.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/** One catchment's past, future, and what was said of it before. */
public final class SchoolAreaService {

    private static final String CELL_COLUMNS =
            "area, grade, year, pupils, low_80, high_80, places, probability_short, expected_gap, gap_90";

    private final SqlReader reader;
    private final ForecastRunService runs;
    private final CatchmentService catchments;

    public SchoolAreaService(SqlReader reader, ForecastRunService runs, CatchmentService catchments) {
        this.reader = reader;
        this.runs = runs;
        this.catchments = catchments;
    }

    /** @throws Problem for an area that is unknown or not the viewer's to see */
    public SchoolArea get(Viewer viewer, String area) {
        ForecastInfo run = runs.get(viewer);
        CatchmentName name = catchments
                .find(viewer, area)
                .orElseThrow(() -> Problem.notFound("没有此学区", "there is no such catchment"));
        return new SchoolArea(
                name.area(),
                name.nameZh(),
                name.nameEn(),
                name.street(),
                listCounted(run.run(), area),
                reader.list(
                        Sql.of(
                                "SELECT " + CELL_COLUMNS + " FROM school_forecast FINAL"
                                        + " WHERE run = ? AND origin_year = ? AND area = ? ORDER BY grade, year",
                                run.run(),
                                run.originYear(),
                                area),
                        SchoolAreaService::cell),
                reader.list(
                        Sql.of(
                                "SELECT year, pupils, low_80, high_80 FROM school_total FINAL"
                                        + " WHERE run = ? AND level = 'area' AND area = ? ORDER BY year",
                                run.run(),
                                area),
                        row -> new SchoolArea.SchoolTotal(
                                row.getInt("year"),
                                row.getDouble("pupils"),
                                row.getDouble("low_80"),
                                row.getDouble("high_80"))),
                listEarlier(run, area),
                listCounts("school_births", "births", area),
                listCounts("school_housing", "dwellings", area));
    }

    /** Every cell of the forecast in force that the viewer sees, for exports. */
    public List<SchoolArea.SchoolCell> listCells(Viewer viewer) {
        ForecastInfo run = runs.get(viewer);
        Sql sql = Sql.of(
                        "SELECT " + CELL_COLUMNS + " FROM school_forecast FINAL"
                                + " WHERE run = ? AND origin_year = ? AND area IN (SELECT area FROM (",
                        run.run(),
                        run.originYear())
                .plus(CatchmentService.visible(viewer))
                .plus(")) ORDER BY area, year, grade");
        return reader.list(sql, SchoolAreaService::cell);
    }

    private List<SchoolArea.SchoolCount> listCounted(long run, String area) {
        return reader.list(
                Sql.of(
                        "SELECT grade, year, pupils, places FROM school_counted FINAL WHERE run = ? AND area = ?"
                                + " ORDER BY grade, year",
                        run,
                        area),
                row -> new SchoolArea.SchoolCount(
                        row.getInt("grade"),
                        row.getInt("year"),
                        SqlReader.number(row, "pupils"),
                        SqlReader.number(row, "places")));
    }

    /** Forecasts really made in an earlier year where there are any, worked out afterwards where not. */
    private List<SchoolArea.EarlierForecast> listEarlier(ForecastInfo run, String area) {
        Sql sql = Sql.of("""
                SELECT f.origin_year AS origin_year, r.made AS made_at, f.grade AS grade, f.year AS year,
                    f.pupils AS pupils, f.low_80 AS low_80, f.high_80 AS high_80
                FROM school_forecast AS f FINAL
                LEFT JOIN
                (
                    SELECT origin_year, max(run) AS latest, argMax(made_at, run) AS made
                    FROM school_run FINAL GROUP BY origin_year
                ) AS r ON r.origin_year = f.origin_year
                WHERE f.area = ? AND f.origin_year < ? AND f.year <= ?
                    AND f.run = if(r.latest > 0, r.latest, ?)
                ORDER BY origin_year, grade, year
                """, area, run.originYear(), run.originYear(), run.run());
        return reader.list(sql, row -> {
            Timestamp madeAt = row.getTimestamp("made_at");
            boolean made = madeAt != null && madeAt.getTime() > 0;
            return new SchoolArea.EarlierForecast(
                    row.getInt("origin_year"),
                    made ? madeAt.toInstant() : null,
                    row.getInt("grade"),
                    row.getInt("year"),
                    row.getDouble("pupils"),
                    row.getDouble("low_80"),
                    row.getDouble("high_80"));
        });
    }

    /** @param table and {@code column} are written by us */
    private List<SchoolArea.YearCount> listCounts(String table, String column, String area) {
        return reader.list(
                Sql.of(
                        "SELECT year, " + column + " AS n FROM " + table + " FINAL WHERE area = ? AND n IS NOT NULL"
                                + " ORDER BY year",
                        area),
                row -> new SchoolArea.YearCount(row.getInt("year"), row.getDouble("n")));
    }

    private static SchoolArea.SchoolCell cell(ResultSet row) throws SQLException {
        return new SchoolArea.SchoolCell(
                row.getString("area"),
                row.getInt("grade"),
                row.getInt("year"),
                row.getDouble("pupils"),
                row.getDouble("low_80"),
                row.getDouble("high_80"),
                SqlReader.number(row, "places"),
                SqlReader.number(row, "probability_short"),
                SqlReader.number(row, "expected_gap"),
                SqlReader.number(row, "gap_90"));
    }
}
