package org.loomwatch.models.labor.district;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.models.labor.experiment.RunReport;
import org.loomwatch.models.labor.learner.Scorer;
import org.loomwatch.models.labor.metrics.Bootstrap;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.panel.FeatureTable;

/** Says what a model is worth in its test months: intervals, curves, importance, lists of several lengths, groups, coverage. */
final class RunReporter {

    private static final double[] SHARES = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3};
    private static final List<Feed> FEEDS = List.of(Feed.values());
    private static final int CURVE_POINTS = 60;
    private static final int IMPORTANCE_ROWS = 2000;
    private static final int MOST_IMPORTANCES = 40;

    /** Rows that intervals are drawn from at most; with more they hardly change and take minutes. */
    private static final int BOOTSTRAP_ROWS = 60_000;

    /** A group of fewer enterprises tells its number only. */
    private static final int SMALLEST_GROUP = 5;

    private static final double Z = 1.96;

    private final DistrictRows rows;
    private final byte[] labels;
    private final double[] probabilities;
    private final GroupReader groups;

    RunReporter(DistrictRows rows, byte[] labels, double[] probabilities, GroupReader groups) {
        this.rows = rows;
        this.labels = labels;
        this.probabilities = probabilities;
        this.groups = groups;
    }

    RunReport report(Scorer scorer, FeatureTable features, Cutoffs cutoffs, long seed) {
        int[] order = Ranking.descending(probabilities);
        double events = 0;
        for (byte label : labels) {
            events += label;
        }
        Map<String, Map<String, Tally>> tallies = tally(cutoffs);
        return new RunReport(
                ModelJudge.figures(labels, probabilities),
                measures(seed),
                curve(order, events, true),
                curve(order, events, false),
                importance(scorer, features),
                thresholds(order, events),
                tallies.entrySet().stream()
                        .flatMap(kind -> kind.getValue().entrySet().stream()
                                .map(group -> group.getValue().group(kind.getKey(), group.getKey())))
                        .toList(),
                tallies.entrySet().stream()
                        .flatMap(kind -> kind.getValue().entrySet().stream()
                                .flatMap(group -> group.getValue().coverage(kind.getKey(), group.getKey()).stream()))
                        .toList());
    }

    private List<RunReport.Measure> measures(long seed) {
        Figures all = Figures.of(labels, probabilities);
        int step = 1 + labels.length / BOOTSTRAP_ROWS;
        int[] some = IntStream.range(0, labels.length)
                .filter(row -> Math.floorMod(rows.uscc(row).hashCode(), step) == 0)
                .toArray();
        byte[] drawnLabels = new byte[some.length];
        double[] drawn = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            drawnLabels[i] = labels[some[i]];
            drawn[i] = probabilities[some[i]];
        }
        Bootstrap bootstrap = new Bootstrap(drawnLabels, drawn, row -> rows.uscc(some[row]), seed);
        List<RunReport.Measure> measures = new ArrayList<>();
        add(measures, "auc", Figures::auc, all, bootstrap);
        add(measures, "pr_auc", Figures::prAuc, all, bootstrap);
        add(measures, "ks", Figures::ks, all, bootstrap);
        add(measures, "brier", Figures::brier, all, bootstrap);
        add(measures, "ece", Figures::ece, all, bootstrap);
        add(measures, "mean_probability", Figures::meanProbability, all, bootstrap);
        add(measures, "precision_at_5", Figures::precisionAt5, all, bootstrap);
        add(measures, "recall_at_5", Figures::recallAt5, all, bootstrap);
        return measures;
    }

    private static void add(
            List<RunReport.Measure> measures,
            String name,
            ToDoubleFunction<Figures> figure,
            Figures all,
            Bootstrap bootstrap) {
        Bootstrap.Interval interval = bootstrap.interval(figure);
        measures.add(new RunReport.Measure(
                name, known(figure.applyAsDouble(all)), known(interval.low()), known(interval.high())));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : rounded(value);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    private List<RunReport.Point> curve(int[] order, double events, boolean roc) {
        List<RunReport.Point> points = new ArrayList<>();
        double hits = 0;
        int at = 0;
        for (int p = roc ? 0 : 1; p <= CURVE_POINTS; p++) {
            double share = (double) p / CURVE_POINTS;
            int until = (int) Math.round(order.length * share * share);
            while (at < until) {
                hits += labels[order[at++]];
            }
            double found = events == 0 ? 0 : hits / events;
            points.add(
                    roc
                            ? new RunReport.Point(
                                    rounded((at - hits) / Math.max(1, order.length - events)), rounded(found))
                            : new RunReport.Point(rounded(found), rounded(at == 0 ? 0 : hits / at)));
        }
        return points;
    }

    /** Of the rows that score highest and of others alike, so that what matters on the list matters here. */
    private List<RunReport.Importance> importance(Scorer scorer, FeatureTable features) {
        int step = 1 + features.rows() / IMPORTANCE_ROWS;
        int[] some = IntStream.range(0, features.rows())
                .filter(row -> row % step == 0)
                .toArray();
        float[][] contributions = scorer.contributions(features.rows(some));
        double[] sums = new double[contributions.length];
        double total = 0;
        for (int c = 0; c < sums.length; c++) {
            for (float value : contributions[c]) {
                sums[c] += Math.abs(value);
            }
            total += sums[c];
        }
        double all = Math.max(1e-12, total);
        return IntStream.range(0, sums.length)
                .mapToObj(c -> new RunReport.Importance(
                        features.names().get(c),
                        DistrictFeatures.feedOf(features.names().get(c))
                                .map(Feed::id)
                                .orElse(null),
                        rounded(sums[c] / all)))
                .filter(one -> one.share() > 0)
                .sorted(Comparator.comparingDouble(RunReport.Importance::share)
                        .reversed()
                        .thenComparing(RunReport.Importance::feature))
                .limit(MOST_IMPORTANCES)
                .toList();
    }

    private List<RunReport.Threshold> thresholds(int[] order, double events) {
        List<RunReport.Threshold> thresholds = new ArrayList<>();
        for (double share : SHARES) {
            int most = Ranking.count(order.length, share);
            int right = IntStream.range(0, most).map(i -> labels[order[i]]).sum();
            thresholds.add(new RunReport.Threshold(
                    share,
                    rounded(probabilities[order[most - 1]]),
                    most,
                    right,
                    rounded((double) right / most),
                    rounded(events == 0 ? 0 : right / events)));
        }
        return thresholds;
    }

    private Map<String, Map<String, Tally>> tally(Cutoffs cutoffs) {
        float[][] missing = FEEDS.stream()
                .map(feed -> rows.features()
                        .column(rows.features()
                                .names()
                                .indexOf(Indicator.of(feed, IndicatorKind.MISSING)
                                        .id())))
                .toArray(float[][]::new);
        Map<String, Map<String, Tally>> tallies = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            int row = i;
            groups.of(rows.uscc(i), rows.month(i))
                    .forEach((kind, key) -> tallies.computeIfAbsent(kind, name -> new TreeMap<>())
                            .computeIfAbsent(key, name -> new Tally())
                            .add(
                                    rows.uscc(row),
                                    labels[row],
                                    probabilities[row],
                                    probabilities[row] >= cutoffs.blue(),
                                    missing,
                                    row));
        }
        return tallies;
    }

    /** What is counted of a group. */
    private static final class Tally {
        private final Set<String> enterprises = new HashSet<>();
        private final int[] known = new int[FEEDS.size()];
        private final int[] absent = new int[FEEDS.size()];
        private int rows;
        private int events;
        private int warned;
        private int right;
        private double promised;

        void add(String uscc, byte label, double probability, boolean warning, float[][] missing, int row) {
            enterprises.add(uscc);
            rows++;
            events += label;
            promised += probability;
            warned += warning ? 1 : 0;
            right += warning ? label : 0;
            for (int f = 0; f < missing.length; f++) {
                float value = missing[f][row];
                if (!Float.isNaN(value)) {
                    known[f]++;
                    absent[f] += value > 0 ? 1 : 0;
                }
            }
        }

        private boolean isSmall() {
            return enterprises.size() < SMALLEST_GROUP;
        }

        RunReport.Group group(String kind, String key) {
            if (isSmall()) {
                return new RunReport.Group(
                        kind,
                        key,
                        enterprises.size(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            }
            double[] interval = wilson(right, warned);
            return new RunReport.Group(
                    kind,
                    key,
                    enterprises.size(),
                    rows,
                    events,
                    warned,
                    right,
                    rounded((double) warned / rows),
                    warned == 0 ? null : rounded((double) right / warned),
                    warned == 0 ? null : rounded(interval[0]),
                    warned == 0 ? null : rounded(interval[1]),
                    events == 0 ? null : rounded((double) right / events),
                    rounded((double) events / rows),
                    rounded(promised / rows));
        }

        List<RunReport.Coverage> coverage(String kind, String key) {
            List<RunReport.Coverage> all = new ArrayList<>();
            for (int f = 0; f < FEEDS.size(); f++) {
                int reported = known[f];
                all.add(new RunReport.Coverage(
                        kind,
                        key,
                        FEEDS.get(f).id(),
                        enterprises.size(),
                        isSmall() ? null : reported,
                        isSmall() || reported == 0 ? null : rounded((double) absent[f] / reported)));
            }
            return all;
        }
    }

    /** The 95 % interval of a share by Wilson. */
    private static double[] wilson(int hits, int rows) {
        if (rows == 0) {
            return new double[] {0, 1};
        }
        double share = (double) hits / rows;
        double middle = (share + Z * Z / (2 * rows)) / (1 + Z * Z / rows);
        double half = Z / (1 + Z * Z / rows) * Math.sqrt(share * (1 - share) / rows + Z * Z / (4.0 * rows * rows));
        return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
    }
}
