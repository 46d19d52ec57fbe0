package org.loomwatch.models.labor.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Feature tables as Tribuo sees them. A missing value is a feature that an example does not have. */
final class TribuoData {

    static final String EVENT = "event";
    static final String NO_EVENT = "none";

    private static final LabelFactory LABELS = new LabelFactory();

    /** A point in time that is part of no result: provenance must not differ between two equal runs. */
    static final java.time.OffsetDateTime NO_TIME = java.time.OffsetDateTime.parse("2000-01-01T00:00:00Z");

    private TribuoData() {}

    /** Tribuo orders features by name; a number in front keeps our order. */
    static List<String> names(FeatureTable table) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < table.width(); c++) {
            names.add(String.format(Locale.ROOT, "%05d %s", c, table.names().get(c)));
        }
        return names;
    }

    static MutableDataset<Label> dataset(FeatureTable table, byte[] labels, String description) {
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(description, NO_TIME, LABELS), LABELS);
        String[] all = names(table).toArray(String[]::new);
        float[][] columns = new float[all.length][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = table.column(c);
        }
        for (int i = 0; i < labels.length; i++) {
            int known = 0;
            for (float[] column : columns) {
                known += Float.isNaN(column[i]) ? 0 : 1;
            }
            String[] present = known == all.length ? all.clone() : new String[known];
            double[] values = new double[known];
            int at = 0;
            for (int c = 0; c < columns.length; c++) {
                if (!Float.isNaN(columns[c][i])) {
                    present[at] = all[c];
                    values[at++] = columns[c][i];
                }
            }
            dataset.add(new ArrayExample<>(new Label(labels[i] == 1 ? EVENT : NO_EVENT), present, values));
        }
        return dataset;
    }
}
