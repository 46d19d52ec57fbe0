package org.loomwatch.models.economy.vintage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Writes what a run computed, as far as it is new; the rows of {@code economy_run} last. */
final class RunWriter {

    private static final int BLOCK = 20_000;

    private final ClickHouse clickHouse;
    private final IndexRun run;
    private final Set<YearMonth> kept;
    private final Instant now;
    private final long version;

    /** @param kept vintages that are stored already and stay as they are */
    RunWriter(ClickHouse clickHouse, IndexRun run, Set<YearMonth> kept, Instant now) {
        this.clickHouse = clickHouse;
        this.run = run;
        this.kept = kept;
        this.now = now;
        this.version = now.toEpochMilli();
    }

    void write(Set<String> storedModels, int months, int enterprises, double seconds) {
        IndexRows indices = new IndexRows(run, kept, version);
        SeriesRows series = new SeriesRows(run.series(), version);
        insert("economy_model", "kind, estimated, id, parameters, version", indices.models(storedModels));
        insert(
                "economy_index",
                "vintage, kind, scope, cell, month, horizon, value, low_80, high_80, low_95, high_95, year_on_year,"
                        + " annualised, turning, rising, model, version",
                indices.indices());
        insert(
                "economy_news",
                "vintage, kind, target, cause, series, release, actual, expected, weight, impact, version",
                indices.news());
        insert(
                "economy_series",
                "vintage, scope, cell, measure, month, level, adjusted, trend, matched, reporting, nowcast_share,"
                        + " meter_changes, founded, gone, version",
                series.series());
        insert(
                "economy_contribution",
                "vintage, kind, change, part, key, note, points, version",
                indices.contributions());
        insert(
                "economy_diagnostic",
                "vintage, scope, cell, measure, method, arima, q, m_statistics, seasonality, residual_seasonality,"
                        + " residual_p_value, residual_qs_p_value, outliers, effects, notes, version",
                series.diagnostics());
        insert(
                "economy_backtest",
                "vintage, kind, regime, horizon, forecasts, rmse, rmse_ar1, rmse_mean, cover_80, cover_95, version",
                indices.backtest());
        insert(
                "economy_revision",
                "vintage, kind, months, deviation_of_revision, deviation_of_changes, version",
                indices.revisions());
        List<Object[]> runs = new ArrayList<>();
        for (YearMonth vintage : indices.vintages()) {
            runs.add(new Object[] {
                day(vintage), LocalDateTime.ofInstant(now, ZoneOffset.UTC), months, enterprises, seconds, version
            });
        }
        insert("economy_run", "vintage, computed_at, months, enterprises, seconds, version", runs);
    }

    private void insert(String table, String columns, List<Object[]> rows) {
        String marks = String.join(", ", Collections.nCopies(columns.split(",").length, "?"));
        String insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, marks);
        for (int from = 0; from < rows.size(); from += BLOCK) {
            List<Object[]> block = rows.subList(from, Math.min(rows.size(), from + BLOCK));
            clickHouse.insertOnce(
                    "%s-%d-%d".formatted(table, version, from), insert, statement -> add(statement, block));
        }
    }

    private static void add(PreparedStatement statement, List<Object[]> rows) throws SQLException {
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] == null) {
                    statement.setNull(i + 1, Types.DOUBLE);
                } else {
                    statement.setObject(i + 1, row[i]);
                }
            }
            statement.addBatch();
        }
    }

    static LocalDate day(YearMonth month) {
        return month.atDay(1);
    }

    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
