package org.loomwatch.models.economy.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * Growth of one measure among the same enterprises, for every cell, as it was known when a given month closed. Every
 * enterprise is compared with its own level ({@link LevelFit}), because linking month-on-month means of a changing sample
 * drifts when enterprises leave in bad times. Newcomers count once they are a year old, months in which a meter was changed
 * are left out, and an enterprise that did not report is carried on from its own history.
 */
public final class MatchedGrowth {

    /** Below this a cell has no figure in a month, and none is shown either. */
    public static final int LEAST_ENTERPRISES = 5;

    private final EnterprisePanel panel;
    private final EconomicMeasure measure;
    private final int months;
    private final LevelFit fit;
    /** Mean distance of a cell's enterprises from their levels by month; NaN where there are too few. */
    private final double[][] level;

    private final double[][] matched;
    private final double[][] reporting;
    private final double[][] filled;
    private final double[][] meterChanges;
    private final double[] districtWeight;
    /** By cell: what an enterprise's weight is divided by, so that its industry weighs the root of its enterprises' weights. */
    private final double[] damping;

    private MatchedGrowth(EnterprisePanel panel, EconomicMeasure measure, int vintage) {
        this.panel = panel;
        this.measure = measure;
        this.months = Math.min(panel.months(), vintage + 1);
        int cells = panel.cells().size();
        level = new double[cells][months];
        matched = new double[cells][months];
        reporting = new double[cells][months];
        filled = new double[cells][months];
        meterChanges = new double[cells][months];
        districtWeight = new double[months];
        fit = LevelFit.of(panel, measure, panel.known(measure, vintage), months, this::count);
        damping = damping();
        aggregate();
    }

    /**
     * Computes all cells.
     *
     * @param vintage position of the month whose closing is the day of knowledge
     */
    public static MatchedGrowth of(EnterprisePanel panel, EconomicMeasure measure, int vintage) {
        return new MatchedGrowth(panel, measure, vintage);
    }

    private void count(int member, int month, boolean meterChanged) {
        for (int cell : panel.cells().of(member)) {
            reporting[cell][month]++;
            meterChanges[cell][month] += meterChanged ? 1 : 0;
        }
    }

    private double[] damping() {
        double[] sums = new double[panel.cells().size()];
        for (int i = 0; i < panel.members().size(); i++) {
            sums[panel.cells().industryOf(i)] += fit.weight(i);
        }
        return Arrays.stream(sums).map(Math::sqrt).toArray();
    }

    private double weight(int member) {
        return fit.weight(member) / damping[panel.cells().industryOf(member)];
    }

    /** The cells' months from all enterprises, reported or carried on. */
    private void aggregate() {
        CellMap cells = panel.cells();
        double[][] weights = new double[cells.size()][months];
        float[] distances = new float[months];
        boolean[] carried = new boolean[months];
        for (int i = 0; i < panel.members().size(); i++) {
            if (fit.isFitted(i)) {
                fit.distances(i, distances, carried);
                for (int cell : cells.of(i)) {
                    add(weight(i), distances, carried, cell, weights[cell]);
                }
            }
        }
        for (int c = 0; c < weights.length; c++) {
            for (int t = 0; t < months; t++) {
                boolean enough = matched[c][t] >= LEAST_ENTERPRISES;
                level[c][t] = enough ? level[c][t] / weights[c][t] : Double.NaN;
                filled[c][t] = weights[c][t] > 0 ? filled[c][t] / weights[c][t] : Double.NaN;
            }
        }
        System.arraycopy(weights[0], 0, districtWeight, 0, months);
    }

    private void add(double weight, float[] distances, boolean[] carried, int cell, double[] weights) {
        double[] sums = level[cell];
        for (int t = 0; t < months; t++) {
            if (!Float.isNaN(distances[t])) {
                sums[t] += weight * distances[t];
                weights[t] += weight;
                if (carried[t]) {
                    filled[cell][t] += weight;
                } else {
                    matched[cell][t]++;
                }
            }
        }
    }

    /** The series of every cell that has figures at all. */
    public List<CellSeries> list() {
        List<CellSeries> series = new ArrayList<>();
        for (int c = 0; c < level.length; c++) {
            if (Arrays.stream(level[c]).filter(value -> !Double.isNaN(value)).count() > 1) {
                series.add(new CellSeries(
                        panel.cells().list().get(c),
                        measure,
                        MonthlySeries.of(panel.start(), levels(level[c])),
                        MonthlySeries.of(panel.start(), matched[c]),
                        MonthlySeries.of(panel.start(), reporting[c]),
                        MonthlySeries.of(panel.start(), filled[c]),
                        MonthlySeries.of(panel.start(), meterChanges[c])));
            }
        }
        return series;
    }

    /** Levels with mean 100 from logarithms. */
    private static double[] levels(double[] logs) {
        double mean = Arrays.stream(logs)
                .filter(log -> !Double.isNaN(log))
                .map(Math::exp)
                .average()
                .orElseThrow();
        return Arrays.stream(logs).map(log -> 100 * Math.exp(log) / mean).toArray();
    }

    /** What each enterprise added to the district's log level between two months. */
    public List<Mover> contributions(int from, int to) {
        List<Mover> movers = new ArrayList<>();
        float[] distances = new float[months];
        boolean[] carried = new boolean[months];
        for (int i = 0; i < panel.members().size(); i++) {
            if (fit.isFitted(i)) {
                fit.distances(i, distances, carried);
                double weight = weight(i);
                double change = part(weight, distances, to) - part(weight, distances, from);
                if (change != 0) {
                    EnterprisePanel.Member member = panel.members().get(i);
                    movers.add(new Mover(i, member.street(), member.section(), change, weight / districtWeight[to]));
                }
            }
        }
        return movers;
    }

    /** What an enterprise adds to the district's log level in a month. */
    private double part(double weight, float[] distances, int month) {
        return Float.isNaN(distances[month]) ? 0 : weight * distances[month] / districtWeight[month];
    }
}
