package org.loomwatch.models.labor.learner;

import java.util.Locale;
import java.util.Map;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

/** Trees by XGBoost through Tribuo: boosted, or as a random forest. Missing values find their own side of each split. */
public record BoosterLearner(BoosterSettings settings) implements Learner {

    @Override
    public String kind() {
        return settings.forest() ? "random_forest" : "xgboost";
    }

    @Override
    public String name() {
        return String.format(
                Locale.ROOT,
                "%s(trees=%d, depth=%d, rate=%s, child=%s)",
                kind(),
                settings.trees(),
                settings.depth(),
                settings.learningRate(),
                settings.leastChildWeight());
    }

    @Override
    public Scorer fit(FeatureTable table, byte[] labels, long seed) {
        XGBoostModel<Label> model = new EventTreesTrainer(settings.rounds(), settings.parameters(seed))
                .train(TribuoData.dataset(table, labels, name()), Map.of());
        return new BoosterScorer(model, table.names());
    }
}
