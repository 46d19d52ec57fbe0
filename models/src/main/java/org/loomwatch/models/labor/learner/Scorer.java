package org.loomwatch.models.labor.learner;

import java.util.List;
import org.loomwatch.models.labor.panel.FeatureTable;

/** What a learner has learnt: it gives log-odds, and says which feature they come from. Safe for use by many threads. */
public interface Scorer {

    /** Log-odds of an event, one a row, before calibration. */
    double[] logOdds(FeatureTable table);

    /**
     * What each feature adds to each row's log-odds, {@code [feature][row]} in the order of {@link FeatureTable#names()};
     * with the constant it sums to {@link #logOdds}.
     */
    float[][] contributions(FeatureTable table);

    /** A scorer's own features put where the table has them; what the scorer does not know adds nothing. */
    static float[][] inOrderOf(FeatureTable table, List<String> features, float[][] own) {
        if (table.names().equals(features)) {
            return own;
        }
        float[][] ordered = new float[table.width()][];
        for (int c = 0; c < ordered.length; c++) {
            int at = features.indexOf(table.names().get(c));
            ordered[c] = at < 0 ? new float[table.rows()] : own[at];
        }
        return ordered;
    }
}
