package org.loomwatch.models.economy.vintage;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.adjustment.Adjustment;
import org.loomwatch.models.economy.adjustment.AdjustmentDiagnostics;
import org.loomwatch.models.economy.index.AdjustedSeries;
import org.loomwatch.models.economy.index.SeriesVintage;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.CellSeries;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.panel.EnterpriseStock;
import org.loomwatch.models.economy.series.MonthlySeries;

/** The newest vintage's series and their diagnostics as rows of {@code economy_series} and {@code economy_diagnostic}. */
final class SeriesRows {

    private final SeriesVintage vintage;
    private final long version;

    SeriesRows(SeriesVintage vintage, long version) {
        this.vintage = vintage;
        this.version = version;
    }

    List<Object[]> series() {
        List<Object[]> rows = new ArrayList<>();
        for (CellSeries series : vintage.raw()) {
            Optional<Adjustment> adjustment =
                    vintage.find(series.cell(), series.measure()).map(AdjustedSeries::adjustment);
            for (int t = 0; t < series.level().length(); t++) {
                rows.add(row(
                        series.cell(),
                        series.measure(),
                        series.level(),
                        adjustment,
                        t,
                        (long) series.matched().value(t),
                        (long) series.reporting().value(t),
                        RunWriter.number(series.nowcastShare().value(t)),
                        (long) series.meterChanges().value(t),
                        null,
                        null));
            }
        }
        for (EnterpriseStock.Stock stock : vintage.stocks()) {
            Optional<Adjustment> adjustment =
                    vintage.find(stock.cell(), EconomicMeasure.ENTERPRISES).map(AdjustedSeries::adjustment);
            for (int t = 0; t < stock.active().length(); t++) {
                double active = stock.active().value(t);
                long count = Double.isNaN(active) ? 0 : (long) active;
                rows.add(row(
                        stock.cell(),
                        EconomicMeasure.ENTERPRISES,
                        stock.active(),
                        adjustment,
                        t,
                        count,
                        count,
                        null,
                        0,
                        RunWriter.number(stock.founded().value(t)),
                        RunWriter.number(stock.gone().value(t))));
            }
        }
        return rows;
    }

    private Object[] row(
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
            RunWriter.day(vintage.month()),
            cell.scope().id(),
            cell.key(),
            measure.id(),
            RunWriter.day(month),
            RunWriter.number(level.value(t)),
            adjustment.map(it -> RunWriter.number(it.adjusted().value(month))).orElse(null),
            adjustment.map(it -> RunWriter.number(it.trend().value(month))).orElse(null),
            matched,
            reporting,
            nowcastShare,
            meterChanges,
            founded == null ? null : founded.longValue(),
            gone == null ? null : gone.longValue(),
            version
        };
    }

    List<Object[]> diagnostics() {
        List<Object[]> rows = new ArrayList<>();
        for (Cell cell : vintage.cells()) {
            for (Map.Entry<EconomicMeasure, AdjustedSeries> entry :
                    vintage.adjusted(cell).entrySet()) {
                Adjustment adjustment = entry.getValue().adjustment();
                AdjustmentDiagnostics found = adjustment.diagnostics().orElse(null);
                rows.add(new Object[] {
                    RunWriter.day(vintage.month()),
                    cell.scope().id(),
                    cell.key(),
                    entry.getKey().id(),
                    adjustment.method().name(),
                    found == null ? "" : found.arimaModel(),
                    found == null ? null : RunWriter.number(found.q()),
                    found == null
                            ? new Double[0]
                            : found.mStatistics().stream()
                                    .map(m -> Double.isFinite(m) ? m : -1)
                                    .toArray(Double[]::new),
                    found == null ? "" : found.seasonality(),
                    found == null ? "" : found.residualSeasonality(),
                    found == null ? null : RunWriter.number(found.residualSeasonalityPValue()),
                    found == null ? null : RunWriter.number(found.residualSeasonalityQsPValue()),
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
}
