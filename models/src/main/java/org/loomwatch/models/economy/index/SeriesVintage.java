package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.models.economy.adjustment.HolidayCalendar;
import org.loomwatch.models.economy.adjustment.HolidayChoice;
import org.loomwatch.models.economy.adjustment.SeasonalAdjustmentService;
import org.loomwatch.models.economy.adjustment.TradingDays;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.CellScope;
import org.loomwatch.models.economy.panel.CellSeries;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.panel.EnterprisePanel;
import org.loomwatch.models.economy.panel.EnterpriseStock;
import org.loomwatch.models.economy.panel.MatchedGrowth;
import org.loomwatch.models.economy.series.MonthlySeries;

/** All series as they were known when one month closed: raw, adjusted, and what they were made of. */
public final class SeriesVintage {

    private static final SeasonalAdjustmentService ADJUSTMENT = new SeasonalAdjustmentService(TradingDays.WORKING_DAYS);

    private final YearMonth month;
    private final Map<EconomicMeasure, MatchedGrowth> growths;
    private final List<CellSeries> raw;
    private final List<EnterpriseStock.Stock> stocks;
    private final Map<Cell, Map<EconomicMeasure, AdjustedSeries>> adjusted;

    private SeriesVintage(
            YearMonth month,
            Map<EconomicMeasure, MatchedGrowth> growths,
            List<CellSeries> raw,
            List<EnterpriseStock.Stock> stocks,
            Map<Cell, Map<EconomicMeasure, AdjustedSeries>> adjusted) {
        this.month = month;
        this.growths = growths;
        this.raw = raw;
        this.stocks = stocks;
        this.adjusted = adjusted;
    }

    /**
     * Builds the series.
     *
     * @param vintage position of the month in the panel
     * @param everyCell whether streets and industries are adjusted too, or the district alone
     */
    public static SeriesVintage of(EnterprisePanel panel, int vintage, boolean everyCell) {
        Map<EconomicMeasure, MatchedGrowth> growths = new EnumMap<>(EconomicMeasure.class);
        EconomicMeasure.listReported().parallelStream()
                .map(measure -> Map.entry(measure, MatchedGrowth.of(panel, measure, vintage)))
                .toList()
                .forEach(entry -> growths.put(entry.getKey(), entry.getValue()));
        List<CellSeries> raw = new ArrayList<>();
        growths.values().forEach(growth -> raw.addAll(growth.list()));
        List<EnterpriseStock.Stock> stocks = EnterpriseStock.of(panel, vintage);
        Map<Key, MonthlySeries> levels = new LinkedHashMap<>();
        for (CellSeries series : raw) {
            levels.put(new Key(series.cell(), series.measure()), series.level());
        }
        for (EnterpriseStock.Stock stock : stocks) {
            levels.put(new Key(stock.cell(), EconomicMeasure.ENTERPRISES), stock.active());
        }
        Map<Cell, Map<EconomicMeasure, AdjustedSeries>> adjusted = new LinkedHashMap<>();
        HolidayChoice newYear = HolidayChoice.of(HolidayCalendar.lunarNewYear());
        levels.entrySet().parallelStream()
                .filter(entry -> everyCell || entry.getKey().cell().scope() == CellScope.DISTRICT)
                .filter(entry -> entry.getValue().observed() > 0)
                .map(entry -> new AdjustedSeries(
                        entry.getKey().cell(), entry.getKey().measure(), ADJUSTMENT.adjust(entry.getValue(), newYear)))
                .toList()
                .forEach(series -> adjusted.computeIfAbsent(series.cell(), cell -> new EnumMap<>(EconomicMeasure.class))
                        .put(series.measure(), series));
        return new SeriesVintage(panel.start().plusMonths(vintage), growths, List.copyOf(raw), stocks, adjusted);
    }

    private record Key(Cell cell, EconomicMeasure measure) {}

    /** The last month whose reports were in. */
    public YearMonth month() {
        return month;
    }

    public List<CellSeries> raw() {
        return raw;
    }

    public List<EnterpriseStock.Stock> stocks() {
        return stocks;
    }

    public MatchedGrowth growth(EconomicMeasure measure) {
        MatchedGrowth growth = growths.get(measure);
        if (growth == null) {
            throw new IllegalArgumentException(measure + " is not reported by enterprises");
        }
        return growth;
    }

    /** Cells that were adjusted, the district first. */
    public List<Cell> cells() {
        return List.copyOf(adjusted.keySet());
    }

    public Map<EconomicMeasure, AdjustedSeries> adjusted(Cell cell) {
        return Map.copyOf(adjusted.getOrDefault(cell, Map.of()));
    }

    public Optional<AdjustedSeries> find(Cell cell, EconomicMeasure measure) {
        return Optional.ofNullable(adjusted.getOrDefault(cell, Map.of()).get(measure));
    }
}
