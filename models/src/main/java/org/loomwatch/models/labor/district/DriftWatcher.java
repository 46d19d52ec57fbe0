package org.loomwatch.models.labor.district;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.labor.metrics.Shares;
import org.loomwatch.models.labor.metrics.StabilityIndex;
import org.loomwatch.models.labor.panel.FeatureTable;

/** Counts, while a month is scored, how far features and score have moved from where the model was calibrated. */
final class DriftWatcher implements DistrictScorer.Watcher {

    private final Map<String, Shares> before;
    private final Map<String, Shares.Counter> now = new LinkedHashMap<>();

    DriftWatcher(Map<String, Shares> before) {
        this.before = before;
        before.forEach((name, spread) -> {
            // One month has one distance to New Year: it always differs from a year's, and says nothing.
            if (!name.equals(DistrictFeatures.NEW_YEAR_DAYS)) {
                now.put(name, spread.counter());
            }
        });
    }

    @Override
    public void see(FeatureTable features, double[] scores) {
        for (int c = 0; c < features.width(); c++) {
            Shares.Counter counter = now.get(features.names().get(c));
            if (counter != null) {
                counter.add(features.column(c));
            }
        }
        Shares.Counter score = now.get(ModelJudge.SCORE);
        if (score != null) {
            score.add(ModelJudge.singles(scores));
        }
    }

    List<WatchFigure> figures(YearMonth month, String model) {
        List<WatchFigure> figures = new ArrayList<>();
        now.forEach((name, counter) -> {
            double index = StabilityIndex.of(before.getOrDefault(name, counter.shares()), counter.shares());
            figures.add(new WatchFigure(month, model, "psi", name, index, index > StabilityIndex.ALARM));
        });
        return figures;
    }
}
