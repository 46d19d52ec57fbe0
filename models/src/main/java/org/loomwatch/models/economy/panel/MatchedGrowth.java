package org.loomwatch.models.economy.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * Growth of one measure among the same enterprises, for every cell, as it was known when a given month closed. Every
 * enterprise is compared with its own level: {@code log value = own level + month + rest} is fitted by weighted least
 * squares with Huber's weights (the time-dummy method of multilateral index numbers), because linking month-on-month means
 * of a changing sample drifts when enterprises leave in bad times. Newcomers count once they are a year old, months in which
 * a meter was changed are left out, and an enterprise that did not report is carried on from its own history.
 */
public final class MatchedGrowth {

    /** Below this a cell has no figure in a month, and none is shown either. */
    public static final int LEAST_ENTERPRISES = 5;

    /** Enterprises younger than this are still ramping up. */
    static final int RAMP_MONTHS = 12;

    /** An enterprise with fewer months has no level of its own. */
    private static final int LEAST_MONTHS = 6;

    private static final int LONGEST_GAP = 6;
    /** What is left after a month of an enterprise's distance from its own level, where it did not report. */
    private static final double PERSISTENCE = 0.9;

    private static final int PASSES = 12;
    private static final int PASSES_BEFORE_WEIGHTS = 4;
    private static final double HUBER = 2.0;
    private static final double MEDIAN_TO_DEVIATION = 1.4826;

    private final EnterprisePanel panel;
    private final EconomicMeasure measure;
    private final int months;
    private final List<Cell> cells;
    private final int[][] cellsOf;
    private final int[] industryOf;
    /** Logarithms by enterprise and month; NaN where missing or left out. */
    private final float[][] logs;

    private final double[] own;
    private final double[] weight;
    private final double[][] effect;
    private final double[] deviation;
    private final double[][] matched;
    private final double[][] reporting;
    private final double[][] filled;
    private final double[][] meterChanges;
    /** What each enterprise adds to the district's log level in each month. */
    private final float[][] contributions;

    private final double[] districtWeight;

    private MatchedGrowth(EnterprisePanel panel, EconomicMeasure measure, int vintage) {
        this.panel = panel;
        this.measure = measure;
        this.months = Math.min(panel.months(), vintage + 1);
        int n = panel.members().size();
        cells = cells(panel);
        Map<Cell, Integer> positions = new LinkedHashMap<>();
        cells.forEach(cell -> positions.put(cell, positions.size()));
        cellsOf = new int[n][];
        industryOf = new int[n];
        for (int i = 0; i < n; i++) {
            EnterprisePanel.Member member = panel.members().get(i);
            List<Integer> mine = new ArrayList<>(List.of(0));
            if (!member.street().isEmpty()) {
                mine.add(positions.get(Cell.street(member.street())));
            }
            if (!member.section().isEmpty()) {
                industryOf[i] = positions.get(Cell.industry(member.section()));
                mine.add(industryOf[i]);
            }
            cellsOf[i] = mine.stream().mapToInt(Integer::intValue).toArray();
        }
        logs = new float[n][months];
        own = new double[n];
        weight = new double[n];
        effect = new double[cells.size()][months];
        deviation = new double[cells.size()];
        matched = new double[cells.size()][months];
        reporting = new double[cells.size()][months];
        filled = new double[cells.size()][months];
        meterChanges = new double[cells.size()][months];
        contributions = new float[n][];
        districtWeight = new double[months];
        collect(vintage);
    }

    /**
     * Computes all cells.
     *
     * @param vintage position of the month whose closing is the day of knowledge
     */
    public static MatchedGrowth of(EnterprisePanel panel, EconomicMeasure measure, int vintage) {
        MatchedGrowth growth = new MatchedGrowth(panel, measure, vintage);
        growth.fit();
        growth.aggregate();
        return growth;
    }

    private static List<Cell> cells(EnterprisePanel panel) {
        TreeSet<Cell> sorted = new TreeSet<>(Comparator.comparing(Cell::scope).thenComparing(Cell::key));
        sorted.add(Cell.DISTRICT);
        for (EnterprisePanel.Member member : panel.members()) {
            if (!member.street().isEmpty()) {
                sorted.add(Cell.street(member.street()));
            }
            if (!member.section().isEmpty()) {
                sorted.add(Cell.industry(member.section()));
            }
        }
        return List.copyOf(sorted);
    }

    /** Takes in what can be compared. */
    private void collect(int vintage) {
        for (int i = 0; i < logs.length; i++) {
            int founded = panel.members().get(i).founded();
            int count = 0;
            for (int t = 0; t < months; t++) {
                double value = panel.value(measure, t, i, vintage);
                logs[i][t] = Float.NaN;
                if (Double.isNaN(value)) {
                    continue;
                }
                boolean changed = measure.isMetered() && panel.isMeterChanged(measure, t, i);
                for (int cell : cellsOf[i]) {
                    reporting[cell][t]++;
                    meterChanges[cell][t] += changed ? 1 : 0;
                }
                if (!changed && t - founded >= RAMP_MONTHS) {
                    logs[i][t] = (float) Math.log(value);
                    count++;
                }
            }
            if (count < LEAST_MONTHS) {
                Arrays.fill(logs[i], Float.NaN);
            }
        }
    }

    /** Fits own levels and the industries' months by turns. */
    private void fit() {
        int n = logs.length;
        for (int i = 0; i < n; i++) {
            own[i] = mean(logs[i]);
            weight[i] = Double.isNaN(own[i]) ? 0 : Math.exp(own[i] / 2);
        }
        Arrays.fill(deviation, Double.POSITIVE_INFINITY);
        double[][] sums = new double[cells.size()][months];
        double[][] weights = new double[cells.size()][months];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int c = 0; c < sums.length; c++) {
                Arrays.fill(sums[c], 0);
                Arrays.fill(weights[c], 0);
            }
            for (int i = 0; i < n; i++) {
                if (weight[i] > 0) {
                    int industry = industryOf[i];
                    for (int t = 0; t < months; t++) {
                        if (!Float.isNaN(logs[i][t])) {
                            double rest = logs[i][t] - own[i];
                            double w = weight[i] * huber(rest - effect[industry][t], deviation[industry]);
                            sums[industry][t] += w * rest;
                            weights[industry][t] += w;
                        }
                    }
                }
            }
            for (int c = 0; c < sums.length; c++) {
                for (int t = 0; t < months; t++) {
                    effect[c][t] = weights[c][t] > 0 ? sums[c][t] / weights[c][t] : 0;
                }
            }
            if (pass >= PASSES_BEFORE_WEIGHTS) {
                measureDeviations();
            }
            for (int i = 0; i < n; i++) {
                if (weight[i] > 0) {
                    own[i] = ownLevel(i);
                }
            }
        }
    }

    private double ownLevel(int i) {
        int industry = industryOf[i];
        double sum = 0;
        double total = 0;
        for (int t = 0; t < months; t++) {
            if (!Float.isNaN(logs[i][t])) {
                double rest = logs[i][t] - effect[industry][t];
                double w = huber(rest - own[i], deviation[industry]);
                sum += w * rest;
                total += w;
            }
        }
        return sum / total;
    }

    private static double huber(double rest, double deviation) {
        double size = Math.abs(rest);
        return size <= HUBER * deviation ? 1 : HUBER * deviation / size;
    }

    /** Typical distance of an enterprise from its level in each industry, by the median of a sample. */
    private void measureDeviations() {
        float[][] samples = new float[cells.size()][4096];
        int[] sizes = new int[cells.size()];
        for (int i = 0; i < logs.length; i++) {
            int c = industryOf[i];
            for (int t = i % 3; t < months && sizes[c] < samples[c].length; t += 3) {
                if (!Float.isNaN(logs[i][t])) {
                    samples[c][sizes[c]++] = (float) Math.abs(logs[i][t] - own[i] - effect[c][t]);
                }
            }
        }
        for (int c = 0; c < sizes.length; c++) {
            if (sizes[c] > 0) {
                Arrays.sort(samples[c], 0, sizes[c]);
                deviation[c] = Math.max(0.01, MEDIAN_TO_DEVIATION * samples[c][sizes[c] / 2]);
            }
        }
    }

    /** The cells' months from all enterprises, reported or carried on; and every enterprise's part in the district's. */
    private void aggregate() {
        double[][] sums = new double[cells.size()][months];
        double[][] weights = new double[cells.size()][months];
        double[][] estimated = new double[cells.size()][months];
        for (int i = 0; i < logs.length; i++) {
            if (weight[i] > 0) {
                contributions[i] = rests(i);
                for (int t = 0; t < months; t++) {
                    if (!Float.isNaN(contributions[i][t])) {
                        boolean carried = Float.isNaN(logs[i][t]);
                        double w = weight[i];
                        for (int cell : cellsOf[i]) {
                            sums[cell][t] += w * contributions[i][t];
                            weights[cell][t] += w;
                            matched[cell][t] += carried ? 0 : 1;
                            estimated[cell][t] += carried ? w : 0;
                        }
                    }
                }
            }
        }
        for (int c = 0; c < sums.length; c++) {
            for (int t = 0; t < months; t++) {
                boolean enough = matched[c][t] >= LEAST_ENTERPRISES;
                effect[c][t] = enough ? sums[c][t] / weights[c][t] : Double.NaN;
                filled[c][t] = weights[c][t] > 0 ? estimated[c][t] / weights[c][t] : Double.NaN;
            }
        }
        System.arraycopy(weights[0], 0, districtWeight, 0, months);
        for (int i = 0; i < logs.length; i++) {
            if (contributions[i] != null) {
                for (int t = 0; t < months; t++) {
                    contributions[i][t] = Float.isNaN(contributions[i][t])
                            ? 0
                            : (float) (weight[i] * contributions[i][t] / districtWeight[t]);
                }
            }
        }
    }

    /** Distance from the own level, month effect included, extremes pulled in and gaps carried on; NaN outside its life. */
    private float[] rests(int i) {
        int industry = industryOf[i];
        float[] rests = new float[months];
        double last = 0;
        int gap = LONGEST_GAP + 1;
        for (int t = 0; t < months; t++) {
            if (Float.isNaN(logs[i][t])) {
                gap++;
                last *= PERSISTENCE;
            } else {
                gap = 0;
                double rest = logs[i][t] - own[i] - effect[industry][t];
                last = rest * huber(rest, deviation[industry]);
            }
            rests[t] = gap > LONGEST_GAP ? Float.NaN : (float) (effect[industry][t] + last);
        }
        return rests;
    }

    private static double mean(float[] values) {
        double sum = 0;
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The series of every cell that has figures at all. */
    public List<CellSeries> list() {
        List<CellSeries> series = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
            if (Arrays.stream(effect[c]).filter(value -> !Double.isNaN(value)).count() > 1) {
                series.add(new CellSeries(
                        cells.get(c),
                        measure,
                        MonthlySeries.of(panel.start(), levels(effect[c])),
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
        for (int i = 0; i < logs.length; i++) {
            if (contributions[i] != null) {
                double change = contributions[i][to] - contributions[i][from];
                if (change != 0) {
                    EnterprisePanel.Member member = panel.members().get(i);
                    movers.add(new Mover(i, member.street(), member.section(), change, weight[i] / districtWeight[to]));
                }
            }
        }
        return movers;
    }
}
