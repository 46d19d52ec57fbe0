package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.economy.factor.FrozenFactorModel;
import org.loomwatch.models.economy.panel.Cell;

/**
 * Splits the change of an index between two vintages (Bańbura and Modugno 2010, "Nowcasting", ECB working paper 1275): under
 * one frozen model the estimate is linear in the data, so the parts add up to the whole.
 */
final class News {

    private final IndexCalculator calculator;
    private final FrozenFactorModel factors;
    private final YearMonth vintage;
    private final YearMonth start;
    private final double[][] before;
    private final double[][] after;
    private final double[][] revised;

    private News(IndexCalculator calculator, SeriesVintage earlier, SeriesVintage later, YearMonth start) {
        this.calculator = calculator;
        this.factors = calculator.factors();
        this.vintage = later.month();
        this.start = start;
        after = calculator.standardised(later, Cell.DISTRICT, start);
        before = factors.standardise(calculator.deviations(earlier, Cell.DISTRICT), start, after.length);
        revised = new double[after.length][];
        for (int t = 0; t < after.length; t++) {
            revised[t] = after[t].clone();
            for (int i = 0; i < revised[t].length; i++) {
                if (Double.isNaN(before[t][i])) {
                    revised[t][i] = Double.NaN;
                } else if (Double.isNaN(revised[t][i])) {
                    revised[t][i] = before[t][i];
                }
            }
        }
    }

    /**
     * Explains the changes of the months {@code vintage − 1} and {@code vintage}.
     *
     * @param calculator of the model in force at the later vintage
     * @param previous index values of the two months as the earlier vintage gave them
     */
    static List<NewsItem> of(
            IndexCalculator calculator,
            SeriesVintage earlier,
            SeriesVintage later,
            YearMonth start,
            IndexEstimate previous) {
        News news = new News(calculator, earlier, later, start);
        List<NewsItem> items = new ArrayList<>();
        for (YearMonth target : List.of(later.month().minusMonths(1), later.month())) {
            news.explain(target, previous.get(target).value(), items);
        }
        return items;
    }

    private void explain(YearMonth target, double previousIndex, List<NewsItem> items) {
        int at = (int) ChronoUnit.MONTHS.between(start, target);
        List<String> names = factors.parameters().series();
        double factorBefore = factors.smooth(before).mean(at);
        double factorAfter = factors.smooth(after).mean(at);
        double indexBefore = calculator.model().index(factorBefore);
        double change = calculator.model().index(factorAfter) - indexBefore;
        double points = Math.abs(factorAfter - factorBefore) < 1e-12
                ? calculator.model().scale()
                : change / (factorAfter - factorBefore);
        if (Math.abs(indexBefore - previousIndex) > 1e-9) {
            items.add(new NewsItem(
                    calculator.model().kind(),
                    vintage,
                    target,
                    "model",
                    "",
                    null,
                    null,
                    null,
                    null,
                    indexBefore - previousIndex));
        }
        for (int i = 0; i < names.size(); i++) {
            double impact = points * (factors.smooth(withSeries(i)).mean(at) - factorBefore);
            items.add(new NewsItem(
                    calculator.model().kind(),
                    vintage,
                    target,
                    "revision",
                    names.get(i),
                    null,
                    null,
                    null,
                    null,
                    impact));
        }
        double[][] expected = factors.fitted(revised);
        for (int t = 0; t < after.length; t++) {
            for (int i = 0; i < names.size(); i++) {
                if (!Double.isNaN(after[t][i]) && Double.isNaN(before[t][i])) {
                    items.add(release(target, t, i, factorAfter, at, points, expected[t][i]));
                }
            }
        }
    }

    private NewsItem release(
            YearMonth target, int t, int series, double factorAfter, int at, double points, double expected) {
        double[][] raised = copy(after);
        raised[t][series] += 1;
        double weight = factors.smooth(raised).mean(at) - factorAfter;
        double deviation = factors.parameters().deviations().get(series);
        double mean = factors.parameters().means().get(series);
        return new NewsItem(
                calculator.model().kind(),
                vintage,
                target,
                "news",
                factors.parameters().series().get(series),
                start.plusMonths(t),
                mean + deviation * after[t][series],
                mean + deviation * expected,
                points * weight / deviation,
                points * weight * (after[t][series] - expected));
    }

    /** The earlier data with one series as it is now. */
    private double[][] withSeries(int series) {
        double[][] mixed = copy(before);
        for (int t = 0; t < mixed.length; t++) {
            mixed[t][series] = revised[t][series];
        }
        return mixed;
    }

    private static double[][] copy(double[][] y) {
        double[][] copy = new double[y.length][];
        for (int t = 0; t < y.length; t++) {
            copy[t] = y[t].clone();
        }
        return copy;
    }
}
