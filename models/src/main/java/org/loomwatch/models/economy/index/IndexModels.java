package org.loomwatch.models.economy.index;

import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.models.economy.factor.FactorModel;
import org.loomwatch.models.economy.factor.FactorModelEstimator;
import org.loomwatch.models.economy.factor.FactorModelSpec;
import org.loomwatch.models.economy.factor.Frequency;
import org.loomwatch.models.economy.factor.Transform;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.series.MonthlySeries;

/** Estimates index models, once a year; in between the last one is used as it is. */
final class IndexModels {

    private static final String BLOCK = "cycle";
    /** A second lag reads more momentum into the newest months than they keep. */
    private static final int LAGS = 1;

    private static final int MOST_STEPS = 500;
    private static final double TOLERANCE = 1e-4;
    private static final int LEAST_VALUES = 24;

    private IndexModels() {}

    /** December's data bring a new estimation, when the year is whole. */
    static boolean isScheduled(YearMonth month) {
        return month.getMonth() == Month.DECEMBER;
    }

    /**
     * Estimates the model of one index on the district's series. Series that are absent, constant or too short are left out.
     *
     * @param before the model it follows: the index keeps its scale, that is, it swings as widely over the months known as it
     *     would have by that model
     * @throws EconomyDataException if fewer than two series are left
     */
    static IndexModel estimate(
            IndexKind kind, SeriesVintage vintage, YearMonth start, Optional<IndexCalculator> before) {
        Map<String, Trend> trends = new HashMap<>();
        Map<String, MonthlySeries> data = new LinkedHashMap<>();
        List<FactorModelSpec.SeriesSpec> series = new ArrayList<>();
        Deviations deviations = Deviations.of(vintage.adjusted(Cell.DISTRICT));
        for (EconomicMeasure measure : kind.measures()) {
            Optional<MonthlySeries> logs = deviations.find(measure).filter(IndexModels::isUsable);
            if (logs.isPresent()) {
                Trend trend = deviations.trend(measure, vintage.month());
                trends.put(measure.id(), trend);
                data.put(measure.id(), trend.deviations(logs.get()));
                series.add(new FactorModelSpec.SeriesSpec(
                        measure.id(), Frequency.MONTHLY, Transform.LEVEL, List.of(BLOCK)));
            }
        }
        if (series.size() < 2) {
            throw new EconomyDataException("the %s index needs two series of at least %d months that vary, there are %d"
                    .formatted(kind.id(), LEAST_VALUES, series.size()));
        }
        String target = data.containsKey(kind.target().id())
                ? kind.target().id()
                : series.get(0).name();
        FactorModel model = new FactorModelEstimator()
                .estimate(
                        new FactorModelSpec(
                                series,
                                List.of(new FactorModelSpec.BlockSpec(BLOCK, 1)),
                                LAGS,
                                MOST_STEPS,
                                TOLERANCE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(target)),
                        data);
        MonthlySeries factor = model.factors().get(BLOCK);
        double swing = before.map(calculator -> calculator.swing(vintage, start))
                .orElseGet(() -> swing(vintage, target, trends.get(target)));
        return new IndexModel(
                kind,
                vintage.month(),
                trends,
                model.freeze(),
                swing / deviation(factor),
                new Mean().evaluate(factor.toArray()));
    }

    /** How widely the target's own smooth path swings about its trend, in percent. */
    private static double swing(SeriesVintage vintage, String target, Trend trend) {
        MonthlySeries smooth = vintage.find(
                        Cell.DISTRICT, EconomicMeasure.find(target).orElseThrow())
                .orElseThrow()
                .adjustment()
                .trend()
                .map(Math::log);
        return deviation(trend.deviations(smooth));
    }

    private static double deviation(MonthlySeries series) {
        return new StandardDeviation()
                .evaluate(Arrays.stream(series.toArray())
                        .filter(value -> !Double.isNaN(value))
                        .toArray());
    }

    private static boolean isUsable(MonthlySeries logs) {
        if (logs.observed() < LEAST_VALUES) {
            return false;
        }
        double first = logs.trimmed().value(0);
        for (int i = 0; i < logs.length(); i++) {
            if (!logs.isMissing(i) && Math.abs(logs.value(i) - first) > 1e-9) {
                return true;
            }
        }
        return false;
    }
}
