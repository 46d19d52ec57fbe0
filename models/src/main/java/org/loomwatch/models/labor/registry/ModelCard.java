package org.loomwatch.models.labor.registry;

import java.util.List;

/**
 * What is known of a model: where it comes from and what it is worth.
 *
 * @param members learners whose mean log-odds it gives
 * @param trainedFrom first month learnt from, such as {@code 2022-10}; empty for a model that learnt elsewhere
 * @param trainedUntil last month learnt from; empty for a model that learnt elsewhere
 * @param calibratedFrom first month of the later period that probabilities and cut-offs were set by
 * @param testedFrom first month of the period that the figures are about, later still
 * @param rows enterprise-months learnt from; 0 for a model that learnt elsewhere
 * @param dataHash SHA-256 of keys, labels and features learnt from; of what it was calibrated by and its file, where it learnt elsewhere
 * @param figures of the test period
 * @param rulesAuc what the rules alone reach there
 */
public record ModelCard(
        List<String> members,
        String calibration,
        int horizon,
        long seed,
        String trainedFrom,
        String trainedUntil,
        String calibratedFrom,
        String testedFrom,
        String testedUntil,
        int rows,
        int events,
        String dataHash,
        List<String> features,
        double red,
        double orange,
        double yellow,
        double blue,
        TestFigures figures,
        double rulesAuc,
        double rulesPrecisionAt5) {

    /** One tenth of the test rows. */
    public record Tenth(double predicted, double observed, int rows) {}

    /** Figures of the test period. */
    public record TestFigures(
            int rows,
            int events,
            double auc,
            double prAuc,
            double ks,
            double brier,
            double ece,
            double meanProbability,
            double precisionAt5,
            double recallAt5,
            List<Tenth> reliability) {}
}
