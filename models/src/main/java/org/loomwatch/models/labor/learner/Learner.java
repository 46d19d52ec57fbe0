package org.loomwatch.models.labor.learner;

import org.loomwatch.models.labor.panel.FeatureTable;

/** A way to learn, with its hyper-parameters set. */
public interface Learner {

    /** Such as {@code logistic} or {@code xgboost}; learners of one kind compete for one place in a blend. */
    String kind();

    /** Kind and hyper-parameters, for reports and the registry. */
    String name();

    /** The same table, labels and seed give the same scorer. */
    Scorer fit(FeatureTable table, byte[] labels, long seed);
}
