package org.loomwatch.models.labor.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;

class StoredScorerTest {

    private static final int ROWS = 400;

    private final byte[] labels = new byte[ROWS];
    private final FeatureTable table = table();

    @Test
    void aScorerReadBackScoresTheSame() {
        for (Learner learner : learners()) {
            Scorer scorer = learner.fit(table, labels, 1);
            StoredScorer stored = StoredScorer.of(scorer);
            Scorer read = new StoredScorer(stored.model(), stored.encoding()).scorer();
            assertArrayEquals(scorer.logOdds(table), read.logOdds(table), learner.name());
        }
    }

    @Test
    void contributionsSumToTheScoreUpToOneConstant() {
        for (Learner learner : learners()) {
            Scorer scorer = learner.fit(table, labels, 1);
            double[] odds = scorer.logOdds(table);
            float[][] contributions = scorer.contributions(table);
            double constant = odds[0] - sum(contributions, 0);
            for (int i = 1; i < ROWS; i++) {
                assertEquals(constant, odds[i] - sum(contributions, i), 1e-3, learner.name());
            }
        }
    }

    @Test
    void whatIsWrittenForOthersScoresTheSame() {
        for (Learner learner : learners()) {
            // A column that was missing throughout has no place among the trees' columns.
            float[] never = new float[ROWS];
            Arrays.fill(never, Float.NaN);
            FeatureTable wide = new FeatureTable(List.of("0 never"), new float[][] {never}, ROWS).beside(table);
            ModelExchange.Exported exported = ModelExchange.export(learner.fit(wide, labels, 1), "m", wide);
            assertEquals(0, exported.largestDifference(), 1e-4, learner.name());
            assertEquals(2, exported.files().size());
        }
    }

    /** Models in registries were learnt so before. */
    @Test
    void treesWithAnOutputForEachClassAreStillRead() {
        Map<String, Object> settings = BoosterSettings.boosted(20, 3, 0.1, 1).parameters(1);
        settings.put("objective", "multi:softprob");
        XGBoostModel<Label> model =
                new XGBoostClassificationTrainer(20, settings).train(TribuoData.dataset(table, labels, "two outputs"));
        Scorer scorer = new BoosterScorer(model, table.names());
        StoredScorer stored = StoredScorer.of(scorer);
        double[] odds =
                new StoredScorer(stored.model(), stored.encoding()).scorer().logOdds(table);
        Map<String, byte[]> files = ModelExchange.export(scorer, "m", table).files();
        int event = model.getOutputIDInfo().getID(new Label(TribuoData.EVENT));
        assertTrue(encoding(files).contains("\"event_column\" : " + event), encoding(files));
        float[][] contributions = scorer.contributions(table);
        double constant = odds[0] - sum(contributions, 0);
        for (int i = 0; i < ROWS; i++) {
            assertEquals(constant, odds[i] - sum(contributions, i), 1e-3);
        }
    }

    @Test
    void tribuoItselfReadsProbabilitiesFromTheTrees() {
        BoosterScorer scorer =
                (BoosterScorer) new BoosterLearner(BoosterSettings.boosted(20, 3, 0.1, 1)).fit(table, labels, 1);
        double[] odds = scorer.logOdds(table);
        List<Prediction<Label>> predictions = scorer.model().predict(TribuoData.dataset(table, labels, "again"));
        for (int i = 0; i < ROWS; i++) {
            double probability =
                    predictions.get(i).getOutputScores().get(TribuoData.EVENT).getScore();
            assertEquals(1 / (1 + Math.exp(-odds[i])), probability, 1e-5);
        }
    }

    @Test
    void theMarginOfTreesIsTheLogOddsOfTheEvent() {
        Scorer scorer = new BoosterLearner(BoosterSettings.boosted(20, 3, 0.1, 1)).fit(table, labels, 1);
        String encoding = encoding(ModelExchange.export(scorer, "m", table).files());
        assertFalse(encoding.contains("event_column"), encoding);
    }

    private static String encoding(Map<String, byte[]> files) {
        return new String(files.get("m.encoding.json"), StandardCharsets.UTF_8);
    }

    private static List<Learner> learners() {
        return List.of(
                new LogisticLearner(3),
                new BoosterLearner(BoosterSettings.boosted(20, 3, 0.1, 1)),
                new BoosterLearner(BoosterSettings.forest(20, 4)));
    }

    private static double sum(float[][] contributions, int row) {
        double sum = 0;
        for (float[] feature : contributions) {
            sum += feature[row];
        }
        return sum;
    }

    private FeatureTable table() {
        SplittableRandom random = new SplittableRandom(5);
        float[][] columns = new float[4][ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (float[] column : columns) {
                column[i] = random.nextInt(12) == 0 ? Float.NaN : (float) random.nextDouble();
            }
            labels[i] = (byte) (random.nextDouble() < (Float.isNaN(columns[0][i]) ? 0.5 : columns[0][i] / 2) ? 1 : 0);
        }
        return new FeatureTable(List.of("a", "b", "c", "d"), columns, ROWS);
    }
}
