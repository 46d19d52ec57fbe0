package org.loomwatch.api.economy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.panel.MatchedGrowth;

/** Reads the stored indices, as far as the viewer may see them. */
public final class IndexService {

    private static final int PATH_MONTHS = 12;

    private final SqlReader reader;
    private final IndexAccess access;

    public IndexService(SqlReader reader, AreaService areas) {
        this(reader, new IndexAccess(areas));
    }

    IndexService(SqlReader reader, IndexAccess access) {
        this.reader = reader;
        this.access = access;
    }

    /** Vintages there are, oldest first. */
    public List<YearMonth> listVintages() {
        return reader.list(
                Sql.of("SELECT DISTINCT vintage FROM economy_run FINAL ORDER BY vintage"),
                row -> month(row, "vintage"));
    }

    /** The district's indices; none for those who do not see the whole district. */
    public IndexFigures get(Viewer viewer, Optional<YearMonth> wanted) {
        List<YearMonth> vintages = listVintages();
        if (vintages.isEmpty()) {
            return new IndexFigures(null, vintages, 0, List.of());
        }
        YearMonth vintage = choose(vintages, wanted);
        long enterprises = reader.get(
                Sql.of("SELECT enterprises FROM economy_run FINAL WHERE vintage = ?", vintage.atDay(1)),
                row -> row.getLong(1));
        List<IndexFigures.IndexFigure> indices = new ArrayList<>();
        if (access.seesDistrict(viewer)) {
            for (IndexKind kind : IndexKind.values()) {
                find(kind, vintage).ifPresent(indices::add);
            }
        }
        return new IndexFigures(vintage, vintages, enterprises, indices);
    }

    private record IndexRow(double turning, boolean rising, String model, IndexFigures.Point point) {}

    private Optional<IndexFigures.IndexFigure> find(IndexKind kind, YearMonth vintage) {
        List<IndexRow> rows = reader.list(
                Sql.of(
                        "SELECT month, horizon, value, low_80, high_80, low_95, high_95, year_on_year, annualised, turning,"
                                + " rising, model FROM economy_index FINAL"
                                + " WHERE vintage = ? AND kind = ? AND scope = 'district' ORDER BY month",
                        vintage.atDay(1),
                        kind.id()),
                row -> new IndexRow(
                        row.getDouble("turning"),
                        row.getInt("rising") == 1,
                        row.getString("model"),
                        new IndexFigures.Point(
                                month(row, "month"),
                                row.getInt("horizon"),
                                row.getDouble("value"),
                                row.getDouble("low_80"),
                                row.getDouble("high_80"),
                                row.getDouble("low_95"),
                                row.getDouble("high_95"),
                                SqlReader.number(row, "year_on_year"),
                                SqlReader.number(row, "annualised"))));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new IndexFigures.IndexFigure(
                        kind.id(),
                        kind.nameZh(),
                        kind.nameEn(),
                        kind.target().id(),
                        kind.measures().stream().map(EconomicMeasure::id).toList(),
                        rows.get(0).turning(),
                        rows.get(0).rising(),
                        rows.get(0).model(),
                        rows.stream().map(IndexRow::point).toList()));
    }

    /** One index as every vintage saw its last twelve months and the forecast. */
    public List<VintagePath> listVintagePaths(Viewer viewer, IndexKind kind) {
        Map<YearMonth, List<VintagePath.Point>> paths = new LinkedHashMap<>();
        if (access.seesDistrict(viewer)) {
            record PathRow(YearMonth vintage, VintagePath.Point point) {}
            for (PathRow row : reader.list(
                    Sql.of(
                            "SELECT vintage, month, horizon, value FROM economy_index FINAL WHERE kind = ?"
                                    + " AND scope = 'district' AND month > addMonths(vintage, ?)"
                                    + " AND vintage IN (SELECT vintage FROM economy_run FINAL) ORDER BY vintage, month",
                            kind.id(),
                            -PATH_MONTHS),
                    row -> new PathRow(
                            month(row, "vintage"),
                            new VintagePath.Point(
                                    month(row, "month"), row.getInt("horizon"), row.getDouble("value"))))) {
                paths.computeIfAbsent(row.vintage(), key -> new ArrayList<>()).add(row.point());
            }
        }
        return paths.entrySet().stream()
                .map(path -> new VintagePath(path.getKey(), path.getValue()))
                .toList();
    }

    /** What moved an index, by part. */
    public List<ContributionItem> listContributions(Viewer viewer, IndexKind kind, Optional<YearMonth> wanted) {
        if (!access.seesDistrict(viewer)) {
            return List.of();
        }
        List<ContributionItem> items = reader.list(
                Sql.of(
                        "SELECT change, part, key, note, points FROM economy_contribution FINAL WHERE vintage = ? AND kind = ?"
                                + " ORDER BY change, part, abs(points) DESC, key",
                        chosen(wanted).atDay(1),
                        kind.id()),
                row -> {
                    String note = row.getString("note");
                    int at = note.indexOf('@');
                    return new ContributionItem(
                            row.getString("change"),
                            row.getString("part"),
                            row.getString("key"),
                            at < 0 ? note : note.substring(0, at),
                            at < 0 ? "" : note.substring(at + 1),
                            row.getDouble("points"));
                });
        boolean allSeries = kind.measures().stream().allMatch(measure -> access.seesSeries(viewer, measure.id()));
        return items.stream()
                // With one series missing the others and the sum would tell it.
                .filter(item -> allSeries || !item.part().equals("series"))
                .toList();
    }

    /** Why an index differs from the vintage before. */
    public List<NewsEntry> listNews(Viewer viewer, IndexKind kind, Optional<YearMonth> wanted) {
        boolean allSeries = kind.measures().stream().allMatch(measure -> access.seesSeries(viewer, measure.id()));
        if (!access.seesDistrict(viewer) || !allSeries) {
            return List.of();
        }
        return reader.list(
                Sql.of(
                        "SELECT target, cause, series, release, actual, expected, weight, impact FROM economy_news FINAL"
                                + " WHERE vintage = ? AND kind = ? ORDER BY target DESC, abs(impact) DESC",
                        chosen(wanted).atDay(1),
                        kind.id()),
                row -> {
                    String cause = row.getString("cause");
                    return new NewsEntry(
                            month(row, "target"),
                            cause,
                            row.getString("series"),
                            cause.equals("news") ? month(row, "release") : null,
                            SqlReader.number(row, "actual"),
                            SqlReader.number(row, "expected"),
                            SqlReader.number(row, "weight"),
                            row.getDouble("impact"));
                });
    }

    /** An index by street or by industry, months with fewer than five enterprises left out. */
    public List<CellIndex> listCells(
            Viewer viewer, IndexKind kind, String scope, int months, Optional<YearMonth> wanted) {
        YearMonth vintage = chosen(wanted);
        record CellRow(String cell, long matched, CellIndex.Point point) {}
        List<CellRow> rows = reader.list(
                Sql.of(
                        "SELECT i.cell AS cell, i.month AS month, i.value AS value, i.year_on_year AS year_on_year,"
                                + " s.matched AS matched"
                                + " FROM (SELECT cell, month, value, year_on_year FROM economy_index FINAL WHERE vintage = ?"
                                + " AND kind = ? AND scope = ? AND horizon = 0 AND month > ?) AS i"
                                + " INNER JOIN (SELECT cell, month, matched FROM economy_series FINAL WHERE vintage = ?"
                                + " AND scope = ? AND measure = ?) AS s ON i.cell = s.cell AND i.month = s.month"
                                + " WHERE s.matched >= ? ORDER BY cell, month",
                        vintage.atDay(1),
                        kind.id(),
                        scope,
                        vintage.minusMonths(months).atDay(1),
                        vintage.atDay(1),
                        scope,
                        kind.target().id(),
                        MatchedGrowth.LEAST_ENTERPRISES),
                row -> new CellRow(
                        row.getString("cell"),
                        row.getLong("matched"),
                        new CellIndex.Point(
                                month(row, "month"), row.getDouble("value"), SqlReader.number(row, "year_on_year"))));
        Map<String, List<CellRow>> byCell = new LinkedHashMap<>();
        rows.stream().filter(row -> access.seesCell(viewer, scope, row.cell())).forEach(row -> byCell.computeIfAbsent(
                        row.cell(), key -> new ArrayList<>())
                .add(row));
        double all = byCell.values().stream()
                .mapToLong(cell -> cell.get(cell.size() - 1).matched())
                .sum();
        return byCell.entrySet().stream()
                .map(cell -> {
                    long enterprises =
                            cell.getValue().get(cell.getValue().size() - 1).matched();
                    return new CellIndex(
                            cell.getKey(),
                            enterprises,
                            enterprises / all,
                            cell.getValue().stream().map(CellRow::point).toList());
                })
                .toList();
    }

    /** One series of the newest vintage that has it. */
    public List<SeriesItem> listSeries(
            Viewer viewer, String scope, String cell, EconomicMeasure measure, Optional<YearMonth> wanted) {
        boolean seen = access.seesCell(viewer, scope, cell) && access.seesSeries(viewer, measure.id());
        return !seen
                ? List.of()
                : reader.list(
                        Sql.of(
                                "SELECT month, level, adjusted, trend, matched, nowcast_share, meter_changes, founded, gone"
                                        + " FROM economy_series FINAL WHERE vintage = ? AND scope = ? AND cell = ?"
                                        + " AND measure = ? ORDER BY month",
                                chosen(wanted).atDay(1),
                                scope,
                                cell,
                                measure.id()),
                        IndexService::series);
    }

    private static SeriesItem series(ResultSet row) throws SQLException {
        long matched = row.getLong("matched");
        boolean shown = matched >= MatchedGrowth.LEAST_ENTERPRISES;
        Double founded = SqlReader.number(row, "founded");
        Double gone = SqlReader.number(row, "gone");
        return new SeriesItem(
                month(row, "month"),
                shown ? SqlReader.number(row, "level") : null,
                shown ? SqlReader.number(row, "adjusted") : null,
                shown ? SqlReader.number(row, "trend") : null,
                shown ? matched : 0,
                SqlReader.number(row, "nowcast_share"),
                row.getLong("meter_changes"),
                founded == null ? null : founded.longValue(),
                gone == null ? null : gone.longValue());
    }

    YearMonth chosen(Optional<YearMonth> wanted) {
        List<YearMonth> vintages = listVintages();
        if (vintages.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, Text.of("尚未计算经济指数", "no economic index has been computed yet"));
        }
        return choose(vintages, wanted);
    }

    private static YearMonth choose(List<YearMonth> vintages, Optional<YearMonth> wanted) {
        if (wanted.isPresent() && !vintages.contains(wanted.get())) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    Text.of("没有 " + wanted.get() + " 这一版本", "there is no vintage " + wanted.get()));
        }
        return wanted.orElse(vintages.get(vintages.size() - 1));
    }

    static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
