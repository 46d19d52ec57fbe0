package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** Judges a row of vintages of one index, oldest first, by the newest. */
final class Backtest {

    private static final int CHANGE = 3;

    private final List<IndexEstimate> vintages;
    private final IndexEstimate newest;

    Backtest(List<IndexEstimate> vintages) {
        this.vintages = List.copyOf(vintages);
        this.newest = vintages.get(vintages.size() - 1);
    }

    List<BacktestRow> rows() {
        List<BacktestRow> rows = new ArrayList<>();
        for (int h = 1; h <= IndexCalculator.HORIZON; h++) {
            add(rows, h, "all", month -> true);
            add(rows, h, "calm", month -> !isCrisis(month));
            add(rows, h, "crisis", this::isCrisis);
        }
        return rows;
    }

    /** A crisis month lies below the mean by more than a deviation, or has fallen by more than one in three months. */
    private boolean isCrisis(YearMonth month) {
        double[] values = newest.points().stream()
                .filter(point -> point.horizon() == 0)
                .mapToDouble(IndexPoint::value)
                .toArray();
        double deviation = new StandardDeviation().evaluate(values);
        double value = newest.get(month).value();
        double before =
                newest.find(month.minusMonths(CHANGE)).map(IndexPoint::value).orElse(value);
        return value < 100 - deviation || value < before - deviation;
    }

    private void add(List<BacktestRow> rows, int h, String regime, Predicate<YearMonth> wanted) {
        int count = 0;
        double model = 0;
        double ar1 = 0;
        double mean = 0;
        double in80 = 0;
        double in95 = 0;
        for (IndexEstimate vintage : vintages) {
            YearMonth month = vintage.vintage().plusMonths(h);
            if (!month.isAfter(newest.vintage()) && wanted.test(month)) {
                IndexPoint forecast = vintage.get(month);
                double truth = newest.get(month).value();
                double[] naive = naive(vintage, h);
                count++;
                model += square(forecast.value() - truth);
                ar1 += square(naive[0] - truth);
                mean += square(naive[1] - truth);
                in80 += truth >= forecast.low80() && truth <= forecast.high80() ? 1 : 0;
                in95 += truth >= forecast.low95() && truth <= forecast.high95() ? 1 : 0;
            }
        }
        if (count > 0) {
            rows.add(new BacktestRow(
                    newest.kind(),
                    h,
                    regime,
                    count,
                    Math.sqrt(model / count),
                    Math.sqrt(ar1 / count),
                    Math.sqrt(mean / count),
                    in80 / count,
                    in95 / count));
        }
    }

    /** Forecasts by an autoregression of order one, and by the mean, on the index as known that day. */
    private static double[] naive(IndexEstimate vintage, int h) {
        double[] known = vintage.points().stream()
                .filter(point -> point.horizon() == 0)
                .mapToDouble(IndexPoint::value)
                .toArray();
        double mean = 0;
        for (double value : known) {
            mean += value / known.length;
        }
        double cross = 0;
        double squares = 0;
        for (int t = 1; t < known.length; t++) {
            cross += (known[t] - mean) * (known[t - 1] - mean);
            squares += square(known[t - 1] - mean);
        }
        double coefficient = squares > 0 ? cross / squares : 0;
        return new double[] {mean + Math.pow(coefficient, h) * (known[known.length - 1] - mean), mean};
    }

    RevisionFigures revisions() {
        List<Double> revisions = new ArrayList<>();
        for (int k = 0; k + 2 < vintages.size(); k++) {
            YearMonth month = vintages.get(k).vintage();
            revisions.add(vintages.get(k + 2).get(month).value()
                    - vintages.get(k).latest().value());
        }
        List<Double> changes = new ArrayList<>();
        List<IndexPoint> points =
                newest.points().stream().filter(point -> point.horizon() == 0).toList();
        for (int t = 1; t < points.size(); t++) {
            changes.add(points.get(t).value() - points.get(t - 1).value());
        }
        return new RevisionFigures(newest.kind(), revisions.size(), deviation(revisions), deviation(changes));
    }

    private static double deviation(List<Double> values) {
        return values.size() < 2
                ? Double.NaN
                : new StandardDeviation()
                        .evaluate(
                                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double square(double value) {
        return value * value;
    }
}
