package org.loomwatch.models.labor.learner;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.loomwatch.models.labor.LaborException;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Trees for one event, whose margin is its log-odds. Tribuo's own trainer of classifiers knows XGBoost's form for several classes only, which
 * grows two trees that mirror each other where one says it all, and takes three times as long.
 */
final class EventTreesTrainer extends XGBoostTrainer<Label> {

    /** @param parameters of XGBoost, the objective {@code binary:logistic} among them */
    EventTreesTrainer(int rounds, Map<String, Object> parameters) {
        super(rounds, parameters);
    }

    @Override
    public XGBoostModel<Label> train(Dataset<Label> examples, Map<String, Provenance> run) {
        return train(examples, run, INCREMENT_INVOCATION_COUNT);
    }

    @Override
    public synchronized XGBoostModel<Label> train(
            Dataset<Label> examples, Map<String, Provenance> run, int invocationCount) {
        if (invocationCount != INCREMENT_INVOCATION_COUNT) {
            setInvocationCount(invocationCount);
        }
        TrainerProvenance provenance = getProvenance();
        trainInvocationCounter++;
        ImmutableFeatureMap features = examples.getFeatureIDMap();
        ImmutableOutputInfo<Label> outputs = examples.getOutputIDInfo();
        return createModel(
                "event-trees",
                new ModelProvenance(
                        XGBoostModel.class.getName(), TribuoData.NO_TIME, examples.getProvenance(), provenance, run),
                features,
                outputs,
                List.of(grow(examples, features)),
                new EventTreesConverter());
    }

    private Booster grow(Dataset<Label> examples, ImmutableFeatureMap features) {
        try {
            DMatrixTuple<Label> rows = convertExamples(
                    examples, features, label -> label.getLabel().equals(TribuoData.EVENT) ? 1f : 0f);
            try {
                return XGBoost.train(rows.data, copyParams(overrideParameters), numTrees, Map.of(), null, null);
            } finally {
                rows.data.dispose();
            }
        } catch (XGBoostError e) {
            throw new LaborException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
