package org.loomwatch.models.labor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aRowThatCountsTwiceIsAsGoodAsTwoRows() {
        SplittableRandom random = new SplittableRandom(11);
        int rows = 500;
        byte[] labels = new byte[rows];
        double[] probabilities = new double[rows];
        int[] weights = new int[rows];
        int all = 0;
        for (int i = 0; i < rows; i++) {
            labels[i] = (byte) (random.nextInt(8) == 0 ? 1 : 0);
            probabilities[i] = (random.nextInt(400) + 40 * labels[i]) / 500.0;
            weights[i] = random.nextInt(4);
            all += weights[i];
        }
        byte[] repeatedLabels = new byte[all];
        double[] repeated = new double[all];
        int at = 0;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < weights[i]; k++) {
                repeatedLabels[at] = labels[i];
                repeated[at++] = probabilities[i];
            }
        }
        Figures expected = Figures.of(repeatedLabels, repeated);
        Figures weighted = Figures.of(labels, probabilities, Ranking.descending(probabilities), weights);
        assertEquals(expected.rows(), weighted.rows());
        assertEquals(expected.events(), weighted.events());
        assertEquals(expected.auc(), weighted.auc(), 1e-12);
        assertEquals(expected.prAuc(), weighted.prAuc(), 1e-12);
        assertEquals(expected.ks(), weighted.ks(), 1e-12);
        assertEquals(expected.brier(), weighted.brier(), 1e-12);
        assertEquals(expected.ece(), weighted.ece(), 1e-12);
        assertEquals(expected.precisionAt5(), weighted.precisionAt5(), 1e-12);
    }

    @Test
    void figuresOfOneSortAreThoseOfEachMeasureAlone() {
        SplittableRandom random = new SplittableRandom(12);
        byte[] labels = new byte[703];
        double[] probabilities = new double[703];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (random.nextInt(9) == 0 ? 1 : 0);
            probabilities[i] = (random.nextInt(90) + 20 * labels[i]) / 110.0;
        }
        Figures figures = Figures.of(labels, probabilities);
        assertEquals(Ranking.auc(labels, probabilities), figures.auc(), 1e-12);
        assertEquals(Ranking.averagePrecision(labels, probabilities), figures.prAuc(), 1e-12);
        assertEquals(Ranking.ks(labels, probabilities), figures.ks(), 1e-12);
        assertEquals(
                Ranking.eventsWithin(labels, probabilities, 0.05) / Ranking.count(703, 0.05),
                figures.precisionAt5(),
                1e-12);
        double distance = Figures.bins(labels, probabilities, 10).stream()
                .mapToDouble(bin -> bin.rows() * Math.abs(bin.meanProbability() - bin.observed()))
                .sum();
        assertEquals(distance / 703, figures.ece(), 1e-12);
    }
}
