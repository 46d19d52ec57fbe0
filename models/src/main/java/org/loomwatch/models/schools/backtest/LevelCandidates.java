package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.loomwatch.models.schools.forecast.Candidate;
import org.loomwatch.models.schools.forecast.Candidates;
import org.loomwatch.models.schools.forecast.GrowthRegression;
import org.loomwatch.models.schools.forecast.History;
import org.loomwatch.models.schools.forecast.NoChange;
import org.loomwatch.models.schools.forecast.Projections;

/** The forecasts of all competing models for one origin and level, single models first, then averages of them. */
final class LevelCandidates {

    static final String REGRESSION = "regression";

    /** Joins the names of models whose mean is meant. */
    static final String JOINED = " + ";

    /** The averages on offer. */
    private static final Map<String, List<String>> AVERAGES = averages();

    private final History history;
    private final int horizon;
    private final Map<String, double[][][]> projections = new LinkedHashMap<>();

    LevelCandidates(History history, int horizon, List<Candidate> candidates) {
        this.history = history;
        this.horizon = horizon;
        for (Candidate candidate : candidates) {
            projections.put(candidate.name(), candidate.project(history, horizon));
        }
    }

    History history() {
        return history;
    }

    int horizon() {
        return horizon;
    }

    /** Features of a node for years ahead {@code h + 1}: log growth by every model, and distance from its own mean. */
    double[] features(int node, int h, List<LevelCandidates> above) {
        List<Double> features = new ArrayList<>();
        for (var entry : projections.entrySet()) {
            if (!entry.getKey().equals(NoChange.NAME) && !entry.getKey().equals(REGRESSION)) {
                features.add(growth(entry.getValue(), node, h));
            }
        }
        int up = node;
        History below = history;
        for (LevelCandidates level : above) {
            up = below.group(up);
            features.add(level.growth(level.get(Candidates.SHRUNK_RATIO), up, h));
            below = level.history;
        }
        int origin = history.years() - 1;
        int first = Math.max(0, origin - 2);
        double sum = 0;
        for (int t = first; t <= origin; t++) {
            sum += history.total(node, t);
        }
        features.add(Math.log(Math.max(1, sum / (origin - first + 1)) / Math.max(1, history.totalNow(node))));
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Adds the regression: its total, with the grades in the proportions of the feeder ratios. */
    void addRegression(GrowthRegression regression, List<LevelCandidates> above) {
        double[][][] shape = get("feeder_ratio");
        double[][][] out = new double[history.size()][history.grades()][horizon];
        for (int n = 0; n < out.length; n++) {
            for (int h = 0; h < horizon; h++) {
                double growth = regression.predict(features(n, h, above));
                double total = history.totalNow(n) * Math.exp(growth);
                double shapeTotal = Projections.total(shape, n, h);
                for (int g = 0; g < out[n].length; g++) {
                    out[n][g][h] = shapeTotal > 0 ? shape[n][g][h] * total / shapeTotal : 0;
                }
            }
        }
        projections.put(REGRESSION, out);
    }

    List<String> names() {
        List<String> names = new ArrayList<>(projections.keySet());
        names.addAll(AVERAGES.keySet());
        return names;
    }

    /** The projection of a single model or an average, [node][grade][ahead]. */
    double[][][] get(String name) {
        double[][][] single = projections.get(name);
        if (single != null) {
            return single;
        }
        List<String> members = AVERAGES.get(name);
        return members != null
                ? mean(members.stream().map(this::get).toList())
                : mean(Arrays.stream(name.split(Pattern.quote(JOINED)))
                        .map(this::get)
                        .toList());
    }

    private double[][][] mean(List<double[][][]> present) {
        double[][][] out = new double[history.size()][history.grades()][horizon];
        for (double[][][] projection : present) {
            for (int n = 0; n < out.length; n++) {
                for (int g = 0; g < out[n].length; g++) {
                    for (int h = 0; h < horizon; h++) {
                        out[n][g][h] += projection[n][g][h] / present.size();
                    }
                }
            }
        }
        return out;
    }

    private double growth(double[][][] projection, int node, int h) {
        return Math.log(Math.max(1, Projections.total(projection, node, h)) / Math.max(1, history.totalNow(node)));
    }

    private static Map<String, List<String>> averages() {
        Map<String, List<String>> averages = new LinkedHashMap<>();
        averages.put(
                "average_ratios",
                List.of(
                        "weighted_ratio",
                        "pooled_ratio",
                        Candidates.SHRUNK_RATIO,
                        "strongly_shrunk_ratio",
                        "feeder_ratio"));
        averages.put("average_steady", List.of(NoChange.NAME, Candidates.SHRUNK_RATIO, "group_share"));
        averages.put("average_feeding", List.of("feeder_ratio", "group_share", REGRESSION));
        averages.put("average_trend", List.of("strongly_shrunk_ratio", "damped_trend", REGRESSION));
        averages.put(
                "average_all",
                List.of(
                        NoChange.NAME,
                        Candidates.SHRUNK_RATIO,
                        "strongly_shrunk_ratio",
                        "feeder_ratio",
                        "group_share",
                        "damped_trend",
                        REGRESSION));
        return averages;
    }
}
