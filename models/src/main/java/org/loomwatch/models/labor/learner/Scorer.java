package org.loomwatch.models.labor.learner;

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
}
