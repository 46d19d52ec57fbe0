package org.loomwatch.models.labor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void aucIsTheShareOfPairsInOrder() {
        SplittableRandom random = new SplittableRandom(7);
        byte[] labels = new byte[300];
        double[] scores = new double[300];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (random.nextInt(10) == 0 ? 1 : 0);
            scores[i] = random.nextInt(20) + labels[i] * 4;
        }
        double pairs = 0;
        double ordered = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    pairs++;
                    ordered += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertEquals(ordered / pairs, Ranking.auc(labels, scores), 1e-12);
    }

    @Test
    void perfectOrderHasPerfectFigures() {
        byte[] labels = {0, 1, 0, 1, 0};
        double[] scores = {0.1, 0.9, 0.2, 0.8, 0.3};
        assertEquals(1, Ranking.auc(labels, scores));
        assertEquals(1, Ranking.averagePrecision(labels, scores));
        assertEquals(1, Ranking.ks(labels, scores));
        assertEquals(2, Ranking.eventsWithin(labels, scores, 0.4));
    }

    @Test
    void constantScoresSayNothing() {
        byte[] labels = {0, 1, 0, 0};
        double[] scores = {1, 1, 1, 1};
        assertEquals(0.5, Ranking.auc(labels, scores));
        assertEquals(0.25, Ranking.averagePrecision(labels, scores));
        assertEquals(0, Ranking.ks(labels, scores));
    }

    @Test
    void stabilityIndexTellsAMovedDistributionFromAnEqualOne() {
        SplittableRandom random = new SplittableRandom(3);
        float[] before = new float[5000];
        float[] same = new float[5000];
        float[] moved = new float[5000];
        for (int i = 0; i < before.length; i++) {
            before[i] = (float) random.nextDouble();
            same[i] = (float) random.nextDouble();
            moved[i] = (float) random.nextDouble() + 0.5f;
        }
        assertEquals(0, StabilityIndex.of(before, same), 0.02);
        assertEquals(true, StabilityIndex.of(before, moved) > StabilityIndex.ALARM);
    }
}
