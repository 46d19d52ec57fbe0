package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.schools.data.Births;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.SchoolEvent;
import org.loomwatch.models.schools.forecast.History;
import org.loomwatch.models.schools.forecast.ShockDetector;

/** Cuts the data at an origin year: gaps filled, dated events restated, shock steps masked, with no later year seen. */
final class OriginViews {

    private static final int AGE_AT_GRADE_ZERO = 5;

    private final EnrolmentPanel panel;
    private final LevelMap levels;
    private final Optional<Births> births;
    private final List<SchoolEvent> events;
    private final int horizon;

    OriginViews(EnrolmentPanel panel, LevelMap levels, Optional<Births> births, List<SchoolEvent> events, int horizon) {
        this.panel = panel;
        this.levels = levels;
        this.births = births;
        this.events = events;
        this.horizon = horizon;
    }

    /** The histories of all levels, areas first, as known at the end of the year at this position. */
    List<History> at(int origin) {
        double[][][] cells = cut(origin);
        restate(cells, origin);
        fillGaps(cells, origin);
        List<double[][][]> cellsByLevel = new ArrayList<>();
        cellsByLevel.add(cells);
        List<double[][]> birthsByLevel = new ArrayList<>();
        birthsByLevel.add(entryBirths(origin));
        for (int level = 0; level + 1 < levels.count(); level++) {
            cellsByLevel.add(levels.sumUp(level, cellsByLevel.get(level)));
            birthsByLevel.add(sumBirths(level, birthsByLevel.get(level)));
        }
        double[] weights = transitionWeights(cellsByLevel.get(levels.count() - 1)[0], origin);
        List<History> histories = new ArrayList<>();
        History upper = null;
        for (int level = levels.count() - 1; level >= 0; level--) {
            upper = history(level, cellsByLevel.get(level), weights, birthsByLevel.get(level), upper);
            histories.add(0, upper);
        }
        return histories;
    }

    /** Positions of the years whose steps are masked at this origin. */
    Set<Integer> shocks(double[][] district, int origin) {
        Set<Integer> shocks = new TreeSet<>(ShockDetector.detect(district));
        for (SchoolEvent event : events) {
            int year = event.year() - panel.firstYear();
            if (!event.kind().isMove() && year >= 1 && year <= origin) {
                shocks.add(year);
                if (event.kind() == SchoolEvent.Kind.SHOCK && year < origin) {
                    shocks.add(year + 1);
                }
            }
        }
        return shocks;
    }

    private History history(
            int level, double[][][] cells, double[] weights, double[][] births, @Nullable History upper) {
        LevelMap.Level map = levels.get(level);
        return new History(map.name(), map.ids(), cells, weights, births, map.parent(), upper);
    }

    private double[][][] cut(int origin) {
        double[][][] cells = panel.copyCells();
        for (double[][] area : cells) {
            for (int g = 0; g < area.length; g++) {
                area[g] = Arrays.copyOf(area[g], origin + 1);
            }
        }
        return cells;
    }

    /** Moves the pupils of years before an event as if it had always been so; only events known by the origin. */
    private void restate(double[][][] cells, int origin) {
        for (SchoolEvent event : events) {
            OptionalInt from = panel.findArea(event.area());
            OptionalInt to =
                    event.toArea().isPresent() ? panel.findArea(event.toArea().get()) : OptionalInt.empty();
            int eventYear = event.year() - panel.firstYear();
            if (!event.kind().isMove() || eventYear > origin || from.isEmpty() || to.isEmpty()) {
                continue;
            }
            for (int g = 0; g < panel.grades(); g++) {
                int grade = panel.firstGrade() + g;
                if (grade < event.firstGrade() || grade > event.lastGrade()) {
                    continue;
                }
                for (int t = 0; t < eventYear; t++) {
                    double moved = event.share() * cells[from.getAsInt()][g][t];
                    if (moved > 0) {
                        cells[from.getAsInt()][g][t] -= moved;
                        double there = cells[to.getAsInt()][g][t];
                        cells[to.getAsInt()][g][t] = (Double.isNaN(there) ? 0 : there) + moved;
                    }
                }
            }
        }
    }

    private void fillGaps(double[][][] cells, int origin) {
        boolean anyNow = panel.isReported(origin);
        for (int a = 0; a < cells.length; a++) {
            boolean carry = !anyNow || panel.isReported(a, origin);
            for (double[] series : cells[a]) {
                fill(series, carry);
            }
        }
    }

    /** Straight line inside, zero before the first count, after the last one carried on or zero. */
    private static void fill(double[] series, boolean carryForward) {
        int last = -1;
        for (int t = 0; t < series.length; t++) {
            if (Double.isNaN(series[t])) {
                continue;
            }
            for (int gap = last + 1; gap < t; gap++) {
                series[gap] =
                        last < 0 ? 0 : series[last] + (series[t] - series[last]) * (gap - last) / (double) (t - last);
            }
            last = t;
        }
        for (int t = last + 1; t < series.length; t++) {
            series[t] = last >= 0 && carryForward ? series[last] : 0;
        }
    }

    private double[] transitionWeights(double[][] district, int origin) {
        double[] weights = new double[origin + 1];
        Arrays.fill(weights, 1);
        shocks(district, origin).forEach(year -> weights[year] = 0);
        return weights;
    }

    private double[][] entryBirths(int origin) {
        if (births.isEmpty()) {
            return new double[0][];
        }
        int lag = AGE_AT_GRADE_ZERO + panel.firstGrade();
        double[][] table = new double[panel.areas().size()][origin + 1 + horizon];
        for (int a = 0; a < table.length; a++) {
            for (int t = 0; t < table[a].length; t++) {
                int birthYear = panel.firstYear() + t - lag;
                table[a][t] = birthYear > panel.firstYear() + origin
                        ? Double.NaN
                        : births.get().find(panel.areas().get(a), birthYear).orElse(Double.NaN);
            }
        }
        return table;
    }

    /** A sum counts only in years in which as many nodes have births as in the best year. */
    private double[][] sumBirths(int level, double[][] lower) {
        if (lower.length == 0) {
            return lower;
        }
        int size = levels.get(level + 1).ids().size();
        double[][] sums = new double[size][lower[0].length];
        int[][] counts = new int[size][lower[0].length];
        for (int n = 0; n < lower.length; n++) {
            int parent = levels.get(level).parent()[n];
            for (int t = 0; t < lower[n].length; t++) {
                if (!Double.isNaN(lower[n][t])) {
                    sums[parent][t] += lower[n][t];
                    counts[parent][t]++;
                }
            }
        }
        for (int p = 0; p < size; p++) {
            int best = Arrays.stream(counts[p]).max().orElse(0);
            for (int t = 0; t < sums[p].length; t++) {
                sums[p][t] = best > 0 && counts[p][t] == best ? sums[p][t] : Double.NaN;
            }
        }
        return sums;
    }
}
