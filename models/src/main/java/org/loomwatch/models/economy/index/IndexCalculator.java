package org.loomwatch.models.economy.index;

import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.factor.FactorPath;
import org.loomwatch.models.economy.factor.FrozenFactorModel;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.series.MonthlySeries;

/** Applies a frozen model to the series of a cell. */
final class IndexCalculator {

    /** Months that are forecast. */
    static final int HORIZON = FactorPath.CHANGE_MONTHS;

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double Z80 = NORMAL.inverseCumulativeProbability(0.9);
    private static final double Z95 = NORMAL.inverseCumulativeProbability(0.975);

    private final IndexModel model;
    private final FrozenFactorModel factors;

    IndexCalculator(IndexModel model) {
        this.model = model;
        this.factors = new FrozenFactorModel(model.parameters());
    }

    IndexModel model() {
        return model;
    }

    FrozenFactorModel factors() {
        return factors;
    }

    /** Distances of a cell's series from their trends, which are drawn anew with every vintage. */
    Map<String, MonthlySeries> deviations(SeriesVintage vintage, Cell cell) {
        Map<String, MonthlySeries> data = new HashMap<>();
        vintage.adjusted(cell).forEach((measure, series) -> {
            if (model.trends().containsKey(measure.id())) {
                MonthlySeries logs = series.logs();
                data.put(measure.id(), Trend.of(logs, vintage.month()).deviations(logs));
            }
        });
        return data;
    }

    /** Standardised data of a cell up to the end of the forecast. */
    double[][] standardised(SeriesVintage vintage, Cell cell, YearMonth start) {
        int months = (int) java.time.temporal.ChronoUnit.MONTHS.between(start, vintage.month()) + 1 + HORIZON;
        return factors.standardise(deviations(vintage, cell), start, months);
    }

    /**
     * Estimates the index of a cell.
     *
     * @param widening factors on the model's standard deviations by horizon, from errors made so far
     */
    IndexEstimate estimate(SeriesVintage vintage, Cell cell, YearMonth start, double[] widening) {
        double[][] y = standardised(vintage, cell, start);
        FactorPath path = factors.smooth(y);
        int last = y.length - 1 - HORIZON;
        List<IndexPoint> points = new ArrayList<>();
        double[] values = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            values[t] = model.index(path.mean(t));
            int horizon = Math.max(0, t - last);
            double deviation = Math.abs(model.scale()) / 100 * Math.sqrt(path.variance(t)) * widening[horizon];
            points.add(new IndexPoint(
                    start.plusMonths(t),
                    horizon,
                    values[t],
                    values[t] * Math.exp(-Z80 * deviation),
                    values[t] * Math.exp(Z80 * deviation),
                    values[t] * Math.exp(-Z95 * deviation),
                    values[t] * Math.exp(Z95 * deviation),
                    yearOnYear(values, t, start),
                    annualised(values, t)));
        }
        boolean rising = last >= HORIZON && values[last] >= values[last - HORIZON];
        double change = path.mean(last + HORIZON) - path.mean(last);
        double below = path.changeDeviation() == 0
                ? (change < 0 ? 1 : 0)
                : NORMAL.cumulativeProbability(-change / (path.changeDeviation() * widening[HORIZON]));
        return new IndexEstimate(
                model.kind(), cell, vintage.month(), model.id(), points, rising ? below : 1 - below, rising);
    }

    private static @Nullable Double yearOnYear(double[] values, int t, YearMonth start) {
        Month month = start.plusMonths(t).getMonth();
        if (month == Month.JANUARY || t < 12 || (month == Month.FEBRUARY && t < 13)) {
            return null;
        }
        return month == Month.FEBRUARY
                ? 100 * ((values[t] + values[t - 1]) / (values[t - 12] + values[t - 13]) - 1)
                : 100 * (values[t] / values[t - 12] - 1);
    }

    private static @Nullable Double annualised(double[] values, int t) {
        if (t < 5) {
            return null;
        }
        double now = values[t] + values[t - 1] + values[t - 2];
        double before = values[t - 3] + values[t - 4] + values[t - 5];
        return 100 * (Math.pow(now / before, 4) - 1);
    }
}
