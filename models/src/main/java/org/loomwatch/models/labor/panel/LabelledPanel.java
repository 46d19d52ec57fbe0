package org.loomwatch.models.labor.panel;

import java.util.Arrays;
import java.util.List;

/** Rows of entities with features and a label. Times are counted 0, 1, ... in their order; all 0 without time. */
public final class LabelledPanel {

    private final FeatureTable features;
    private final List<String> entities;
    private final int[] times;
    private final List<String> timeNames;
    private final byte[] labels;
    private final List<String> groups;
    private final List<Finding> findings;

    /**
     * @param entities one a row
     * @param times position of each row's time in {@code timeNames}
     * @param groups what results are also told by, one a row
     * @param labels 1 for an event, 0 for none
     */
    public LabelledPanel(
            FeatureTable features,
            List<String> entities,
            int[] times,
            List<String> timeNames,
            byte[] labels,
            List<String> groups,
            List<Finding> findings) {
        this.features = features;
        this.entities = entities;
        this.times = times;
        this.timeNames = List.copyOf(timeNames);
        this.labels = labels;
        this.groups = groups;
        this.findings = List.copyOf(findings);
    }

    public FeatureTable features() {
        return features;
    }

    public int rows() {
        return labels.length;
    }

    public String entity(int row) {
        return entities.get(row);
    }

    /** Such as the industry; empty if nothing was said. */
    public String group(int row) {
        return groups.get(row);
    }

    public int time(int row) {
        return times[row];
    }

    public String timeName(int row) {
        return timeNames.isEmpty() ? "" : timeNames.get(times[row]);
    }

    /** In order; empty for a cross-section. */
    public List<String> timeNames() {
        return timeNames;
    }

    public boolean hasTime() {
        return !timeNames.isEmpty();
    }

    public byte[] labels() {
        return labels;
    }

    public List<Finding> findings() {
        return findings;
    }

    public byte[] labels(int[] rows) {
        byte[] chosen = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = labels[rows[i]];
        }
        return chosen;
    }

    public int events(int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).sum();
    }

    /** The same rows with other features. */
    public LabelledPanel withFeatures(FeatureTable other) {
        return new LabelledPanel(other, entities, times, timeNames, labels, groups, findings);
    }
}
