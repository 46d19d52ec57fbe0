package org.loomwatch.api.economy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/** Reads what the indices' makers want to know; for analysts who see the whole district. */
public final class DiagnosticsService {

    private static final IndexDiagnostics NOTHING = new IndexDiagnostics(List.of(), List.of(), List.of(), List.of());

    private final SqlReader reader;
    private final IndexService indices;
    private final IndexAccess access;

    DiagnosticsService(SqlReader reader, IndexService indices, IndexAccess access) {
        this.reader = reader;
        this.indices = indices;
        this.access = access;
    }

    public IndexDiagnostics get(Viewer viewer, Optional<YearMonth> wanted) {
        if (!access.seesDistrict(viewer) || indices.listVintages().isEmpty()) {
            return NOTHING;
        }
        LocalDate vintage = indices.chosen(wanted).atDay(1);
        return new IndexDiagnostics(
                reader.list(
                        Sql.of(
                                "SELECT scope, cell, measure, method, arima, q, m_statistics, seasonality,"
                                        + " residual_seasonality, residual_p_value, residual_qs_p_value, outliers, effects, notes"
                                        + " FROM economy_diagnostic FINAL WHERE vintage = ?"
                                        + " ORDER BY scope != 'district', scope, cell, measure",
                                vintage),
                        DiagnosticsService::adjustment),
                reader.list(
                        Sql.of(
                                "SELECT kind, regime, horizon, forecasts, rmse, rmse_ar1, rmse_mean, cover_80, cover_95"
                                        + " FROM economy_backtest FINAL WHERE vintage = ? ORDER BY kind, regime, horizon",
                                vintage),
                        row -> new IndexDiagnostics.BacktestItem(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getDouble(5),
                                row.getDouble(6),
                                row.getDouble(7),
                                row.getDouble(8),
                                row.getDouble(9))),
                reader.list(
                        Sql.of(
                                "SELECT kind, months, deviation_of_revision, deviation_of_changes"
                                        + " FROM economy_revision FINAL WHERE vintage = ? ORDER BY kind",
                                vintage),
                        row -> new IndexDiagnostics.RevisionItem(
                                row.getString(1),
                                row.getInt(2),
                                SqlReader.number(row, "deviation_of_revision"),
                                SqlReader.number(row, "deviation_of_changes"))),
                reader.list(
                        Sql.of(
                                "SELECT kind, id, parameters FROM economy_model FINAL WHERE estimated <= ?"
                                        + " ORDER BY kind, estimated DESC",
                                vintage),
                        row -> new IndexDiagnostics.ModelItem(row.getString(1), row.getString(2), row.getString(3))));
    }

    private static IndexDiagnostics.AdjustmentItem adjustment(ResultSet row) throws SQLException {
        return new IndexDiagnostics.AdjustmentItem(
                row.getString("scope"),
                row.getString("cell"),
                row.getString("measure"),
                row.getString("method"),
                row.getString("arima"),
                SqlReader.number(row, "q"),
                doubles(row.getArray("m_statistics").getArray()),
                row.getString("seasonality"),
                row.getString("residual_seasonality"),
                SqlReader.number(row, "residual_p_value"),
                SqlReader.number(row, "residual_qs_p_value"),
                texts(row, "outliers"),
                texts(row, "effects"),
                texts(row, "notes"));
    }

    private static List<Double> doubles(Object array) {
        return array instanceof double[] plain
                ? Arrays.stream(plain).boxed().toList()
                : Arrays.stream((Object[]) array)
                        .map(value -> ((Number) value).doubleValue())
                        .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }
}
