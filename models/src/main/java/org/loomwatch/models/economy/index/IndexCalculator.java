package org.loomwatch.models.economy.index;

import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.factor.FactorFilter;
import org.loomwatch.models.economy.factor.FactorPath;
import org.loomwatch.models.economy.factor.FrozenFactorModel;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.series.MonthlySeries;

/** Applies a frozen model to the series of a cell. */
final class IndexCalculator {

    /** Months that are forecast. */
    static final int HORIZON = FactorPath.CHANGE_MONTHS;

    /**
     * What 80 % of errors stay below, in standard deviations, by months ahead. Errors of indices have heavier tails than a normal
     * distribution, because crises come without notice, and the more so the further ahead: seen on synthetic districts that no published
     * figure rests on.
     */
    private static final double[] QUANTILE_80 = {1.38, 1.25, 1.42, 1.52};

    /** The same for 95 %. */
    static final double QUANTILE_95 = 2.8;

    /** Months before the first cut of the series, which forecasts in retrospect start from. */
    private static final int FIRST_CUT = 18;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final IndexModel model;
    private final FrozenFactorModel factors;

    IndexCalculator(IndexModel model) {
        this.model = model;
        this.factors = new FrozenFactorModel(model.parameters());
    }

    /** @param horizon months ahead, up to {@link #HORIZON} */
    static double quantile80(int horizon) {
        return QUANTILE_80[horizon];
    }

    IndexModel model() {
        return model;
    }

    FrozenFactorModel factors() {
        return factors;
    }

    /** Distances of a cell's series from their trends, which are drawn anew with every vintage. */
    Map<String, MonthlySeries> deviations(SeriesVintage vintage, Cell cell) {
        return Deviations.of(vintage.adjusted(cell))
                .until(vintage.month(), model.trends().keySet());
    }

    /** Standardised data of a cell up to the end of the forecast. */
    double[][] standardised(SeriesVintage vintage, Cell cell, YearMonth start) {
        int months = (int) ChronoUnit.MONTHS.between(start, vintage.month()) + 1 + HORIZON;
        return factors.standardise(deviations(vintage, cell), start, months);
    }

    /**
     * Estimates the index of a cell.
     *
     * @param widths factors on the model's standard deviations, from errors made so far
     */
    IndexEstimate estimate(SeriesVintage vintage, Cell cell, YearMonth start, Widths widths) {
        double[][] y = standardised(vintage, cell, start);
        FactorPath path = factors.smooth(y);
        int last = y.length - 1 - HORIZON;
        List<IndexPoint> points = new ArrayList<>();
        double[] values = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            values[t] = model.index(path.mean(t));
            int horizon = Math.max(0, t - last);
            double deviation = Math.abs(model.scale())
                    / 100
                    * Math.sqrt(path.variance(t))
                    * widths.byHorizon().get(horizon);
            points.add(new IndexPoint(
                    start.plusMonths(t),
                    horizon,
                    values[t],
                    values[t] * Math.exp(-QUANTILE_80[horizon] * deviation),
                    values[t] * Math.exp(QUANTILE_80[horizon] * deviation),
                    values[t] * Math.exp(-QUANTILE_95 * deviation),
                    values[t] * Math.exp(QUANTILE_95 * deviation),
                    yearOnYear(values, t, start),
                    annualised(values, t)));
        }
        boolean rising = last >= HORIZON && values[last] >= values[last - HORIZON];
        double change = path.mean(last + HORIZON) - path.mean(last);
        double below = path.changeDeviation() == 0
                ? (change < 0 ? 1 : 0)
                : NORMAL.cumulativeProbability(-change / (path.changeDeviation() * widths.change()));
        return new IndexEstimate(
                model.kind(), cell, vintage.month(), model.id(), points, rising ? below : 1 - below, rising);
    }

    /** How widely the index swings over the months with data, in percent. */
    double swing(SeriesVintage vintage, YearMonth start) {
        double[][] y = standardised(vintage, Cell.DISTRICT, start);
        FactorPath path = factors.smooth(y);
        double[] known = new double[y.length - HORIZON];
        for (int t = 0; t < known.length; t++) {
            known[t] = model.scale() * path.mean(t);
        }
        return new StandardDeviation().evaluate(known);
    }

    /**
     * Forecasts from each earlier month on the series of today cut off there.
     *
     * @param today estimate of the district at the same vintage
     */
    Retrospect retrospect(SeriesVintage vintage, YearMonth start, IndexEstimate today) {
        Deviations logs = Deviations.of(vintage.adjusted(Cell.DISTRICT));
        List<List<Double>> errors = new ArrayList<>();
        for (int h = 0; h <= HORIZON; h++) {
            errors.add(new ArrayList<>());
        }
        List<Double> changes = new ArrayList<>();
        double[][] y = standardised(vintage, Cell.DISTRICT, start);
        FactorFilter filter = factors.filter(y);
        for (YearMonth cut = start.plusMonths(FIRST_CUT); cut.isBefore(vintage.month()); cut = cut.plusMonths(1)) {
            double[] forecasts = forecasts(filter, logs, start, cut);
            double first = 0;
            for (int h = 0; h <= HORIZON && !cut.plusMonths(h).isAfter(vintage.month()); h++) {
                double error = Math.log(today.get(cut.plusMonths(h)).value() / forecasts[h]);
                errors.get(h).add(error);
                first = h == 0 ? error : first;
                if (h == HORIZON) {
                    changes.add(error - first);
                }
            }
        }
        FactorPath path = factors.smooth(y);
        return new Retrospect(errors, changes, Math.abs(model.scale()) / 100 * path.changeDeviation());
    }

    /** Index of the month in which the series are cut off, and of those that follow. */
    private double[] forecasts(FactorFilter filter, Deviations logs, YearMonth start, YearMonth cut) {
        Map<String, MonthlySeries> data = logs.until(cut, model.trends().keySet());
        int last = (int) ChronoUnit.MONTHS.between(start, cut);
        double[] path = filter.forecasts(factors.standardise(data, start, last + 1), last, HORIZON);
        return Arrays.stream(path).map(model::index).toArray();
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
