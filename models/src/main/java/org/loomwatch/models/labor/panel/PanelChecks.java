package org.loomwatch.models.labor.panel;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.metrics.Ranking;

/** Drops columns that say nothing and points at columns that say too much. */
final class PanelChecks {

    /** A single feature that ranks better than this has probably seen the answer. */
    private static final double LEAK = 0.99;

    private PanelChecks() {}

    static FeatureTable usable(FeatureTable table, byte[] labels, List<Finding> findings) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < table.width(); c++) {
            String name = table.names().get(c);
            if (isConstant(table.column(c))) {
                findings.add(new Finding("constant_column", name, "the same in every row; it is left out"));
                continue;
            }
            names.add(name);
            double auc = aloneAuc(table.column(c), labels);
            if (Math.max(auc, 1 - auc) > LEAK) {
                findings.add(new Finding(
                        "possible_leakage",
                        name,
                        "alone it tells the label with AUC %.4f: does it know the answer? --exclude it if so"
                                .formatted(Math.max(auc, 1 - auc))));
            }
        }
        if (names.isEmpty()) {
            throw new LaborException("every feature is constant: there is nothing to learn from");
        }
        return table.columns(names);
    }

    private static boolean isConstant(float[] column) {
        for (float value : column) {
            if (Float.compare(value, column[0]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Missing values stand below all others. */
    private static double aloneAuc(float[] column, byte[] labels) {
        double[] values = new double[column.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(column[i]) ? Double.NEGATIVE_INFINITY : column[i];
        }
        return Ranking.auc(labels, values);
    }
}
