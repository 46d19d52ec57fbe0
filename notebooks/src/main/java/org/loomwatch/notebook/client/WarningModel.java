package org.loomwatch.notebook.client;

import java.util.List;

/** A model of the registry; months such as {@code 2025-06}. */
public record WarningModel(String id, String state, Card card) {

    /** What it learnt from and is worth in the months it was tested on. */
    public record Card(
            List<String> members,
            int horizon,
            String trainedFrom,
            String trainedUntil,
            String testedFrom,
            String testedUntil,
            int rows,
            int events,
            Figures figures,
            double rulesAuc) {}

    /** Figures of the test months. */
    public record Figures(
            int rows, int events, double auc, double prAuc, double brier, double precisionAt5, double recallAt5) {}
}
