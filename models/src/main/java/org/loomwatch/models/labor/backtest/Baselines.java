package org.loomwatch.models.labor.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.panel.LabelledPanel;

/** Lists that need no model: a model that does not beat them is not worth its trouble. Only their order counts. */
final class Baselines {

    private Baselines() {}

    static List<BacktestResult.Baseline> of(LabelledPanel panel, int[] train, Predictions predictions, int gap) {
        List<BacktestResult.Baseline> baselines = new ArrayList<>();
        baselines.add(new BacktestResult.Baseline(
                "单一最佳指标", "best single feature, chosen on the training rows", single(panel, train, predictions)));
        if (panel.hasTime()) {
            baselines.add(new BacktestResult.Baseline(
                    "上期名单", "last known list: entities with an event before", last(panel, predictions, gap)));
        }
        return baselines;
    }

    private static Figures single(LabelledPanel panel, int[] train, Predictions predictions) {
        byte[] labels = panel.labels(train);
        double best = 0;
        float[] chosen = panel.features().column(0);
        boolean falling = false;
        for (int c = 0; c < panel.features().width(); c++) {
            float[] column = panel.features().column(c);
            double auc = Ranking.auc(labels, scores(column, train, false));
            if (Math.abs(auc - 0.5) > best) {
                best = Math.abs(auc - 0.5);
                chosen = column;
                falling = auc < 0.5;
            }
        }
        int[] rows = new int[predictions.size()];
        java.util.Arrays.setAll(rows, predictions::row);
        return Figures.of(predictions.labels(), scores(chosen, rows, falling));
    }

    private static double[] scores(float[] column, int[] rows, boolean falling) {
        double[] scores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float value = column[rows[i]];
            scores[i] = Float.isNaN(value) ? -1e30 : falling ? -value : value;
        }
        return scores;
    }

    /** Events of the entity that were known at the time, the latest counting most. */
    private static Figures last(LabelledPanel panel, Predictions predictions, int gap) {
        Map<String, List<Integer>> events = new HashMap<>();
        for (int row = 0; row < panel.rows(); row++) {
            if (panel.labels()[row] == 1) {
                events.computeIfAbsent(panel.entity(row), key -> new ArrayList<>())
                        .add(panel.time(row));
            }
        }
        double[] scores = new double[predictions.size()];
        for (int i = 0; i < scores.length; i++) {
            int time = predictions.time(i);
            scores[i] = events.getOrDefault(predictions.entity(i), List.of()).stream()
                    .filter(event -> event < time - gap)
                    .mapToDouble(event -> 1.0 / (time - event))
                    .max()
                    .orElse(0);
        }
        return Figures.of(predictions.labels(), scores);
    }
}
