package org.loomwatch.models.labor.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Named columns of equal length; NaN is missing. Columns are shared between tables, so nobody may change them. */
public final class FeatureTable {

    private final List<String> names;
    private final float[][] columns;
    private final int rows;

    /** @param columns one array a name, all of length {@code rows} */
    public FeatureTable(List<String> names, float[][] columns, int rows) {
        if (names.size() != columns.length) {
            throw new IllegalArgumentException("%d names, %d columns".formatted(names.size(), columns.length));
        }
        for (float[] column : columns) {
            if (column.length != rows) {
                throw new IllegalArgumentException("a column of %d rows, not %d".formatted(column.length, rows));
            }
        }
        this.names = List.copyOf(names);
        this.columns = columns;
        this.rows = rows;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return columns.length;
    }

    public List<String> names() {
        return names;
    }

    public float[] column(int index) {
        return columns[index];
    }

    /** These rows only, in this order. */
    public FeatureTable rows(int[] chosen) {
        float[][] picked = new float[columns.length][chosen.length];
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < chosen.length; i++) {
                picked[c][i] = columns[c][chosen[i]];
            }
        }
        return new FeatureTable(names, picked, chosen.length);
    }

    /** These columns, in this order; a column that is not here is missing throughout. */
    public FeatureTable columns(List<String> chosen) {
        Map<String, Integer> positions = new HashMap<>();
        for (int c = 0; c < names.size(); c++) {
            positions.put(names.get(c), c);
        }
        float[][] picked = new float[chosen.size()][];
        for (int c = 0; c < picked.length; c++) {
            Integer position = positions.get(chosen.get(c));
            picked[c] = position == null ? missing() : columns[position];
        }
        return new FeatureTable(chosen, picked, rows);
    }

    /** This table with the columns of another of the same length to its right. */
    public FeatureTable beside(FeatureTable other) {
        List<String> allNames = new ArrayList<>(names);
        allNames.addAll(other.names);
        float[][] all = Arrays.copyOf(columns, columns.length + other.columns.length);
        System.arraycopy(other.columns, 0, all, columns.length, other.columns.length);
        return new FeatureTable(allNames, all, rows);
    }

    private float[] missing() {
        float[] empty = new float[rows];
        Arrays.fill(empty, Float.NaN);
        return empty;
    }
}
