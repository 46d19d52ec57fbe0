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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.adjustment.Adjustment;
import org.loomwatch.models.economy.adjustment.AdjustmentDiagnostics;
import org.loomwatch.models.economy.index.AdjustedSeries;
import org.loomwatch.models.economy.index.IndexEstimate;
import org.loomwatch.models.economy.index.IndexModel;
import org.loomwatch.models.economy.index.IndexPoint;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.CellSeries;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.panel.EnterpriseStock;
import org.loomwatch.models.economy.series.MonthlySeries;
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
        YearMonth newest = run.series().month();
        insert("economy_model", "kind, estimated, id, parameters, version", models(storedModels));
        insert(
                "economy_index",
                "vintage, kind, scope, cell, month, horizon, value, low_80, high_80, low_95, high_95, year_on_year,"
                        + " annualised, turning, rising, model, version",
                indices());
        insert(
                "economy_news",
                "vintage, kind, target, cause, series, release, actual, expected, weight, impact, version",
                news());
        insert(
                "economy_series",
                "vintage, scope, cell, measure, month, level, adjusted, trend, matched, reporting, nowcast_share,"
                        + " meter_changes, founded, gone, version",
                series(newest));
        insert(
                "economy_contribution",
                "vintage, kind, change, part, key, note, points, version",
                run.contributions().stream()
                        .map(c -> new Object[] {
                            day(newest), c.kind().id(), c.change(), c.by(), c.key(), c.note(), c.points(), version
                        })
                        .toList());
        insert(
                "economy_diagnostic",
                "vintage, scope, cell, measure, method, arima, q, m_statistics, seasonality, residual_seasonality,"
                        + " residual_p_value, residual_qs_p_value, outliers, effects, notes, version",
                diagnostics(newest));
        insert(
                "economy_backtest",
                "vintage, kind, regime, horizon, forecasts, rmse, rmse_ar1, rmse_mean, cover_80, cover_95, version",
                run.backtest().stream()
                        .map(b -> new Object[] {
                            day(newest),
                            b.kind().id(),
                            b.regime(),
                            b.horizon(),
                            b.forecasts(),
                            b.rmse(),
                            b.rmseAr1(),
                            b.rmseMean(),
                            b.cover80(),
                            b.cover95(),
                            version
                        })
                        .toList());
        insert(
                "economy_revision",
                "vintage, kind, months, deviation_of_revision, deviation_of_changes, version",
                run.revisions().stream()
                        .map(r -> new Object[] {
                            day(newest),
                            r.kind().id(),
                            r.months(),
                            number(r.deviationOfRevision()),
                            number(r.deviationOfChanges()),
                            version
                        })
                        .toList());
        List<Object[]> runs = new ArrayList<>();
        for (YearMonth vintage : vintages()) {
            runs.add(new Object[] {
                day(vintage), LocalDateTime.ofInstant(now, ZoneOffset.UTC), months, enterprises, seconds, version
            });
        }
        insert("economy_run", "vintage, computed_at, months, enterprises, seconds, version", runs);
    }

    private List<YearMonth> vintages() {
        return run.vintages().stream()
                .map(IndexEstimate::vintage)
                .distinct()
                .filter(vintage -> !kept.contains(vintage))
                .toList();
    }

    private List<Object[]> models(Set<String> storedModels) {
        List<Object[]> rows = new ArrayList<>();
        for (IndexModel model : run.models()) {
            if (!storedModels.contains(model.id())) {
                rows.add(new Object[] {
                    model.kind().id(), day(model.estimated()), model.id(), ModelJson.write(model), version
                });
            }
        }
        return rows;
    }

    private List<Object[]> indices() {
        List<IndexEstimate> all = new ArrayList<>(run.vintages());
        all.addAll(run.cells());
        List<Object[]> rows = new ArrayList<>();
        for (IndexEstimate estimate : all) {
            if (!kept.contains(estimate.vintage())) {
                for (IndexPoint point : estimate.points()) {
                    rows.add(new Object[] {
                        day(estimate.vintage()),
                        estimate.kind().id(),
                        estimate.cell().scope().id(),
                        estimate.cell().key(),
                        day(point.month()),
                        point.horizon(),
                        point.value(),
                        point.low80(),
                        point.high80(),
                        point.low95(),
                        point.high95(),
                        point.yearOnYear(),
                        point.annualised(),
                        estimate.turningProbability(),
                        estimate.rising() ? 1 : 0,
                        estimate.model(),
                        version
                    });
                }
            }
        }
        return rows;
    }

    private List<Object[]> news() {
        return run.news().stream()
                .filter(item -> !kept.contains(item.vintage()))
                .map(item -> new Object[] {
                    day(item.vintage()),
                    item.kind().id(),
                    day(item.target()),
                    item.cause(),
                    item.series(),
                    item.release() == null ? LocalDate.EPOCH : day(item.release()),
                    item.actual(),
                    item.expected(),
                    item.weight(),
                    item.impact(),
                    version
                })
                .toList();
    }

    private List<Object[]> series(YearMonth newest) {
        List<Object[]> rows = new ArrayList<>();
        for (CellSeries series : run.series().raw()) {
            Optional<Adjustment> adjustment =
                    run.series().find(series.cell(), series.measure()).map(AdjustedSeries::adjustment);
            for (int t = 0; t < series.level().length(); t++) {
                rows.add(row(
                        newest,
                        series.cell(),
                        series.measure(),
                        series.level(),
                        adjustment,
                        t,
                        (long) series.matched().value(t),
                        (long) series.reporting().value(t),
                        number(series.nowcastShare().value(t)),
                        (long) series.meterChanges().value(t),
                        null,
                        null));
            }
        }
        for (EnterpriseStock.Stock stock : run.series().stocks()) {
            Optional<Adjustment> adjustment =
                    run.series().find(stock.cell(), EconomicMeasure.ENTERPRISES).map(AdjustedSeries::adjustment);
            for (int t = 0; t < stock.active().length(); t++) {
                double active = stock.active().value(t);
                long count = Double.isNaN(active) ? 0 : (long) active;
                rows.add(row(
                        newest,
                        stock.cell(),
                        EconomicMeasure.ENTERPRISES,
                        stock.active(),
                        adjustment,
                        t,
                        count,
                        count,
                        null,
                        0,
                        number(stock.founded().value(t)),
                        number(stock.gone().value(t))));
            }
        }
        return rows;
    }

    private Object[] row(
            YearMonth vintage,
            Cell cell,
            EconomicMeasure measure,
            MonthlySeries level,
            Optional<Adjustment> adjustment,
            int t,
            long matched,
            long reporting,
            @Nullable Double nowcastShare,
            long meterChanges,
            @Nullable Double founded,
            @Nullable Double gone) {
        YearMonth month = level.month(t);
        return new Object[] {
            day(vintage),
            cell.scope().id(),
            cell.key(),
            measure.id(),
            day(month),
            number(level.value(t)),
            adjustment.map(it -> number(it.adjusted().value(month))).orElse(null),
            adjustment.map(it -> number(it.trend().value(month))).orElse(null),
            matched,
            reporting,
            nowcastShare,
            meterChanges,
            founded == null ? null : founded.longValue(),
            gone == null ? null : gone.longValue(),
            version
        };
    }

    private List<Object[]> diagnostics(YearMonth newest) {
        List<Object[]> rows = new ArrayList<>();
        for (Cell cell : run.series().cells()) {
            for (Map.Entry<EconomicMeasure, AdjustedSeries> entry :
                    run.series().adjusted(cell).entrySet()) {
                Adjustment adjustment = entry.getValue().adjustment();
                AdjustmentDiagnostics found = adjustment.diagnostics().orElse(null);
                rows.add(new Object[] {
                    day(newest),
                    cell.scope().id(),
                    cell.key(),
                    entry.getKey().id(),
                    adjustment.method().name(),
                    found == null ? "" : found.arimaModel(),
                    found == null ? null : number(found.q()),
                    found == null
                            ? new Double[0]
                            : found.mStatistics().stream()
                                    .map(m -> Double.isFinite(m) ? m : -1)
                                    .toArray(Double[]::new),
                    found == null ? "" : found.seasonality(),
                    found == null ? "" : found.residualSeasonality(),
                    found == null ? null : number(found.residualSeasonalityPValue()),
                    found == null ? null : number(found.residualSeasonalityQsPValue()),
                    found == null
                            ? new String[0]
                            : found.outliers().stream()
                                    .map(o -> o.kind() + " " + o.month())
                                    .toArray(String[]::new),
                    found == null
                            ? new String[0]
                            : found.calendarEffects().stream()
                                    .map(e -> "%s %.4f (p = %.3f)".formatted(e.name(), e.coefficient(), e.pValue()))
                                    .toArray(String[]::new),
                    adjustment.notes().toArray(String[]::new),
                    version
                });
            }
        }
        return rows;
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

    private static LocalDate day(YearMonth month) {
        return month.atDay(1);
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
