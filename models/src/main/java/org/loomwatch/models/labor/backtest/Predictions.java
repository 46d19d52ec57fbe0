package org.loomwatch.models.labor.backtest;

import org.loomwatch.models.labor.panel.LabelledPanel;

/** Rows that were predicted without having been learnt from, in panel order. */
public final class Predictions {

    private final LabelledPanel panel;
    private final int[] rows;
    private final double[] probabilities;
    private final byte[] labels;

    Predictions(LabelledPanel panel, int[] rows, double[] probabilities) {
        this.panel = panel;
        this.rows = rows;
        this.probabilities = probabilities;
        this.labels = panel.labels(rows);
    }

    public int size() {
        return rows.length;
    }

    public int row(int index) {
        return rows[index];
    }

    public String entity(int index) {
        return panel.entity(rows[index]);
    }

    public int time(int index) {
        return panel.time(rows[index]);
    }

    public String timeName(int index) {
        return panel.timeName(rows[index]);
    }

    public String group(int index) {
        return panel.group(rows[index]);
    }

    public byte[] labels() {
        return labels;
    }

    public double[] probabilities() {
        return probabilities;
    }
}
