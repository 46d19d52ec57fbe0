package org.loomwatch.models.labor.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds to a panel with time what each feature was before: its change since the time before. */
public final class Changes {

    private static final int[] LAGS = {1};

    private Changes() {}

    /** Missing where the entity has no row at that earlier time. */
    public static FeatureTable of(LabelledPanel panel) {
        Map<String, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < panel.rows(); i++) {
            rowOf.put(key(panel, i, 0), i);
        }
        FeatureTable plain = panel.features();
        List<String> names = new ArrayList<>();
        float[][] columns = new float[plain.width() * LAGS.length][];
        for (int l = 0; l < LAGS.length; l++) {
            int[] earlier = new int[panel.rows()];
            for (int i = 0; i < earlier.length; i++) {
                earlier[i] = rowOf.getOrDefault(key(panel, i, LAGS[l]), -1);
            }
            for (int c = 0; c < plain.width(); c++) {
                names.add(plain.names().get(c) + " Δ" + LAGS[l]);
                columns[l * plain.width() + c] = change(plain.column(c), earlier);
            }
        }
        return plain.beside(new FeatureTable(names, columns, panel.rows()));
    }

    private static float[] change(float[] values, int[] earlier) {
        float[] change = new float[values.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = earlier[i] < 0 ? Float.NaN : values[i] - values[earlier[i]];
        }
        return change;
    }

    private static String key(LabelledPanel panel, int row, int lag) {
        return panel.entity(row) + '\u0000' + (panel.time(row) - lag);
    }
}
