package org.loomwatch.models.economy.adjustment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jdplus.sa.base.api.DecompositionMode;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.x13.base.core.x13.X13Finals;
import jdplus.x13.base.core.x13.X13Results;
import org.loomwatch.models.economy.series.MonthlySeries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the season and the calendar out of a monthly series, by X-13 where the series allows it, by STL or not at all
 * where it does not, and says which. Safe to use from many threads.
 */
public final class SeasonalAdjustmentService {

    /** Three years: below, X-13's ARIMA models cannot be told apart. */
    static final int LEAST_MONTHS_X13 = 36;

    static final int LEAST_MONTHS_STL = 24;

    /** Beyond this share of missing months a model of the season rests on its own guesses. */
    static final double MOST_MISSING = 0.2;

    private static final double SIGNIFICANT = 0.01;
    private static final int STL_SEASONAL_WINDOW = 13;
    /** X-13 extends the series by a year of forecasts, the regressors must too. */
    private static final int FORECAST_YEARS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(SeasonalAdjustmentService.class);

    private final TradingDays tradingDays;

    /** For any series. */
    public SeasonalAdjustmentService() {
        this(TradingDays.EVERY_DAY);
    }

    public SeasonalAdjustmentService(TradingDays tradingDays) {
        this.tradingDays = tradingDays;
    }

    /**
     * Adjusts a series.
     *
     * @throws IllegalArgumentException if every month is missing
     */
    public Adjustment adjust(MonthlySeries value, HolidayChoice holidays) {
        if (value.observed() == 0) {
            throw new IllegalArgumentException("every month of the series is missing");
        }
        MonthlySeries observed = value.trimmed();
        double missing = 1 - (double) observed.observed() / observed.length();
        if (isConstant(observed)) {
            return unadjusted(value, observed, "the series is constant, there is nothing to adjust");
        }
        if (missing > MOST_MISSING) {
            return unadjusted(
                    value, observed, "%.0f %% of the months are missing, not adjusted".formatted(100 * missing));
        }
        if (observed.length() < LEAST_MONTHS_STL) {
            return unadjusted(
                    value,
                    observed,
                    "%d months are too few to know a season (%d needed), not adjusted"
                            .formatted(observed.length(), LEAST_MONTHS_STL));
        }
        if (observed.length() < LEAST_MONTHS_X13) {
            return byStl(
                    value,
                    observed,
                    "%d months are too few for X-13 (%d needed), adjusted by STL without calendar effects"
                            .formatted(observed.length(), LEAST_MONTHS_X13));
        }
        return byX13(value, observed, holidays);
    }

    private Adjustment byX13(MonthlySeries value, MonthlySeries observed, HolidayChoice holidays) {
        List<String> notes = new ArrayList<>();
        if (observed.observed() < observed.length()) {
            notes.add("%d months without a value were estimated by the model"
                    .formatted(observed.length() - observed.observed()));
        }
        Optional<HolidayCalendar> calendar = holidays.calendar().filter(it -> covers(it, observed, notes));
        try {
            X13Results results = new X13Model(calendar, tradingDays).process(observed);
            if (calendar.isPresent() && holidays.onlyIfSignificant() && results.isValid()) {
                double pValue = smallestHolidayPValue(results);
                if (!(pValue < SIGNIFICANT)) {
                    notes.add("no Chinese New Year effect found (p = %.2f), none removed".formatted(pValue));
                    results = new X13Model(Optional.empty(), tradingDays).process(observed);
                }
            }
            if (results.isValid() && isComplete(results.getFinals())) {
                return fromX13(value, observed, results, notes);
            }
            return byStl(value, observed, "X-13 found no valid model, adjusted by STL without calendar effects");
        } catch (RuntimeException e) {
            // JDemetra+ has no common exception type; whatever it throws, the series still needs an answer.
            LOG.warn("X-13 failed on {}", observed, e);
            return byStl(
                    value,
                    observed,
                    "X-13 failed (%s), adjusted by STL without calendar effects".formatted(e.getMessage()));
        }
    }

    private static boolean covers(HolidayCalendar calendar, MonthlySeries series, List<String> notes) {
        boolean covers = calendar.firstYear() < series.start().getYear()
                && calendar.lastYear() >= series.end().getYear() + FORECAST_YEARS;
        if (!covers) {
            notes.add("holiday dates cover %d–%d, %d–%d needed: no holiday effect removed"
                    .formatted(
                            calendar.firstYear(),
                            calendar.lastYear(),
                            series.start().getYear() - 1,
                            series.end().getYear() + FORECAST_YEARS));
        }
        return covers;
    }

    private static double smallestHolidayPValue(X13Results results) {
        return results.getPreprocessing().getDetails().getRegressionItems().stream()
                .filter(item ->
                        item.getName().equals(X13Model.BEFORE) || item.getName().equals(X13Model.AFTER))
                .mapToDouble(item -> item.getPvalue())
                .min()
                .orElse(1);
    }

    private static boolean isComplete(X13Finals finals) {
        return finals.getD11final().getValues().allMatch(Double::isFinite)
                && finals.getD12final().getValues().allMatch(Double::isFinite);
    }

    private static Adjustment fromX13(
            MonthlySeries value, MonthlySeries observed, X13Results results, List<String> notes) {
        boolean multiplicative = results.getDecomposition().getMode() != DecompositionMode.Additive;
        MonthlySeries adjusted = series(observed, results.getFinals().getD11final());
        MonthlySeries trend = series(observed, results.getFinals().getD12final());
        MonthlySeries completed = series(observed, results.getPreprocessing().interpolatedSeries(false));
        return Adjustment.of(
                AdjustmentMethod.X13,
                multiplicative,
                value,
                completed,
                adjusted,
                trend,
                notes,
                Optional.of(X13Diagnostics.of(results)));
    }

    private static MonthlySeries series(MonthlySeries months, TsData data) {
        return MonthlySeries.of(months.start(), data.getValues().toArray());
    }

    private static Adjustment byStl(MonthlySeries value, MonthlySeries observed, String reason) {
        MonthlySeries completed = interpolated(observed);
        boolean multiplicative = IntStream.range(0, completed.length()).allMatch(i -> completed.value(i) > 0);
        MonthlySeries y = multiplicative ? completed.map(Math::log) : completed;
        Stl.Components components = Stl.robust(STL_SEASONAL_WINDOW).decompose(y.toArray());
        MonthlySeries adjusted =
                y.combine(MonthlySeries.of(y.start(), components.seasonal()), (left, right) -> left - right);
        MonthlySeries trend = MonthlySeries.of(y.start(), components.trend());
        List<String> notes = new ArrayList<>(List.of(reason));
        if (observed.observed() < observed.length()) {
            notes.add("%d months without a value were interpolated".formatted(observed.length() - observed.observed()));
        }
        return Adjustment.of(
                AdjustmentMethod.STL,
                multiplicative,
                value,
                completed,
                multiplicative ? adjusted.map(Math::exp) : adjusted,
                multiplicative ? trend.map(Math::exp) : trend,
                notes,
                Optional.empty());
    }

    private static Adjustment unadjusted(MonthlySeries value, MonthlySeries observed, String reason) {
        return Adjustment.of(
                AdjustmentMethod.NONE, false, value, observed, observed, observed, List.of(reason), Optional.empty());
    }

    private static boolean isConstant(MonthlySeries series) {
        return IntStream.range(0, series.length())
                        .mapToDouble(series::value)
                        .filter(value -> !Double.isNaN(value))
                        .distinct()
                        .count()
                == 1;
    }

    /** Straight lines over the gaps; both ends are observed. */
    private static MonthlySeries interpolated(MonthlySeries series) {
        double[] values = series.toArray();
        int last = 0;
        for (int i = 1; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                for (int gap = last + 1; gap < i; gap++) {
                    values[gap] = values[last] + (values[i] - values[last]) * (gap - last) / (i - last);
                }
                last = i;
            }
        }
        return MonthlySeries.of(series.start(), values);
    }
}
