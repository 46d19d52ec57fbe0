package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.models.economy.factor.FactorPath;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.panel.MatchedGrowth;
import org.loomwatch.models.economy.panel.Mover;

/**
 * Tells what moved an index. By series exactly: the factor is linear in the data. By industry, street and enterprise over a
 * year: their parts of each series' growth times the answer of the index to a lasting change of that series.
 */
final class Contributions {

    private static final int YEAR = 12;
    private static final int MOVERS = 10;
    /** Fewer enterprises than this in a section of a street would say who it is. */
    private static final int LEAST_ALIKE = 5;

    private final IndexCalculator calculator;
    private final SeriesVintage vintage;
    private final double[][] y;
    private final int last;

    private Contributions(IndexCalculator calculator, SeriesVintage vintage, YearMonth start) {
        this.calculator = calculator;
        this.vintage = vintage;
        this.y = calculator.standardised(vintage, Cell.DISTRICT, start);
        this.last = y.length - 1 - IndexCalculator.HORIZON;
    }

    static List<Contribution> of(IndexCalculator calculator, SeriesVintage vintage, YearMonth start) {
        Contributions contributions = new Contributions(calculator, vintage, start);
        List<Contribution> list = new ArrayList<>();
        if (contributions.last > YEAR) {
            contributions.addSeries(list, "month", 1);
            contributions.addSeries(list, "year", YEAR);
            contributions.addParts(list);
        }
        return list;
    }

    private IndexKind kind() {
        return calculator.model().kind();
    }

    /** Points of the index for one unit of the factor over these months: exact for the change as a whole. */
    private double pointsPerFactor(FactorPath path, int months) {
        double change = path.mean(last) - path.mean(last - months);
        double points =
                calculator.model().index(path.mean(last)) - calculator.model().index(path.mean(last - months));
        return Math.abs(change) < 1e-9 ? calculator.model().scale() : points / change;
    }

    private void addSeries(List<Contribution> list, String change, int months) {
        FactorPath path = calculator.factors().smooth(y);
        double factor = pointsPerFactor(path, months);
        List<String> names = calculator.factors().parameters().series();
        FactorPath nothing = calculator.factors().smooth(only(-1));
        for (int i = 0; i < names.size(); i++) {
            FactorPath alone = calculator.factors().smooth(only(i));
            double part =
                    alone.mean(last) - nothing.mean(last) - alone.mean(last - months) + nothing.mean(last - months);
            list.add(new Contribution(kind(), change, "series", names.get(i), "", factor * part));
        }
        double left = nothing.mean(last) - nothing.mean(last - months);
        list.add(new Contribution(kind(), change, "series", "rest", "", factor * left));
    }

    /** The data with every value but those of one series at its mean. */
    private double[][] only(int series) {
        double[][] copy = new double[y.length][];
        for (int t = 0; t < y.length; t++) {
            copy[t] = y[t].clone();
            for (int i = 0; i < copy[t].length; i++) {
                copy[t][i] = Double.isNaN(copy[t][i]) || i == series ? copy[t][i] : 0;
            }
        }
        return copy;
    }

    /** Change of the factor over a year for one percent on a series for the whole of that year. */
    private double answer(int series) {
        double[][] step = only(-1);
        for (int t = last - YEAR + 1; t <= last; t++) {
            if (!Double.isNaN(step[t][series])) {
                step[t][series] =
                        1 / calculator.factors().parameters().deviations().get(series);
            }
        }
        FactorPath with = calculator.factors().smooth(step);
        FactorPath without = calculator.factors().smooth(only(-1));
        return with.mean(last) - without.mean(last) - with.mean(last - YEAR) + without.mean(last - YEAR);
    }

    private void addParts(List<Contribution> list) {
        FactorPath path = calculator.factors().smooth(y);
        double points = pointsPerFactor(path, YEAR);
        List<String> names = calculator.factors().parameters().series();
        Deviations deviations = Deviations.of(vintage.adjusted(Cell.DISTRICT));
        Map<Integer, Double> byMember = new HashMap<>();
        Map<Integer, Mover> anyOf = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            EconomicMeasure measure = EconomicMeasure.find(names.get(i)).orElseThrow();
            if (measure.feed().isPresent()) {
                double weight = points * answer(i) * 100;
                Trend trend = deviations.trend(measure, vintage.month());
                MatchedGrowth growth = vintage.growth(measure);
                for (Mover mover : growth.contributions(last - YEAR, last)) {
                    double own = weight * (mover.contribution() - mover.share() * YEAR * trend.slope());
                    byMember.merge(mover.member(), own, Double::sum);
                    anyOf.putIfAbsent(mover.member(), mover);
                }
            }
        }
        double change =
                calculator.model().index(path.mean(last)) - calculator.model().index(path.mean(last - YEAR));
        addGroups(list, "industry", byMember, anyOf, Mover::section, change);
        addGroups(list, "street", byMember, anyOf, Mover::street, change);
        addMovers(list, byMember, anyOf);
    }

    private void addGroups(
            List<Contribution> list,
            String by,
            Map<Integer, Double> byMember,
            Map<Integer, Mover> anyOf,
            Function<Mover, String> group,
            double change) {
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        byMember.forEach((member, part) -> {
            String key = group.apply(anyOf.get(member));
            sums.merge(key, part, Double::sum);
            counts.merge(key, 1, Integer::sum);
        });
        double rest = change;
        for (Map.Entry<String, Double> sum : sums.entrySet()) {
            if (!sum.getKey().isEmpty() && counts.get(sum.getKey()) >= MatchedGrowth.LEAST_ENTERPRISES) {
                list.add(new Contribution(kind(), "year", by, sum.getKey(), "", sum.getValue()));
                rest -= sum.getValue();
            }
        }
        list.add(new Contribution(kind(), "year", by, "rest", "", rest));
    }

    private void addMovers(List<Contribution> list, Map<Integer, Double> byMember, Map<Integer, Mover> anyOf) {
        Map<String, Long> alike = anyOf.values().stream()
                .collect(Collectors.groupingBy(m -> m.section() + "@" + m.street(), Collectors.counting()));
        Map<String, Long> alikeSection =
                anyOf.values().stream().collect(Collectors.groupingBy(Mover::section, Collectors.counting()));
        List<Map.Entry<Integer, Double>> largest = byMember.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Double> e) -> -Math.abs(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOVERS)
                .toList();
        for (int rank = 0; rank < largest.size(); rank++) {
            Mover mover = anyOf.get(largest.get(rank).getKey());
            boolean both = alike.get(mover.section() + "@" + mover.street()) >= LEAST_ALIKE;
            boolean section = alikeSection.get(mover.section()) >= LEAST_ALIKE;
            String note = both ? mover.section() + "@" + mover.street() : section ? mover.section() : "";
            list.add(new Contribution(
                    kind(),
                    "year",
                    "enterprise",
                    Integer.toString(rank + 1),
                    note,
                    largest.get(rank).getValue()));
        }
    }
}
