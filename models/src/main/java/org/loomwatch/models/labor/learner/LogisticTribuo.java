package org.loomwatch.models.labor.learner;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.ModelProvenance;

/**
 * The exact solution as a Tribuo model, with its provenance and its protobuf form. Tribuo has two outputs with a row of
 * weights each; half of a coefficient stands in one, its negative in the other.
 */
final class LogisticTribuo extends LinearSGDTrainer {

    /** Tribuo tells about every training at INFO; kept in a field because loggers are held weakly. */
    private static final Logger TRAINER_LOG = Logger.getLogger("org.tribuo.common.sgd");

    static {
        TRAINER_LOG.setLevel(Level.WARNING);
    }

    private final double[] solution;

    private LogisticTribuo(double[] solution) {
        super(new LogMulticlass(), SGD.getSimpleSGD(1), 1, Integer.MAX_VALUE, 1, 1);
        this.solution = solution;
    }

    /** Tribuo's own steps run over two rows only, to set up the model; their weights are then replaced. */
    static LinearSGDModel model(
            List<String> columns, float[][] encoded, byte[] labels, double[] solution, double penalty) {
        int[] two = oneOfEach(labels);
        byte[] chosen = {labels[two[0]], labels[two[1]]};
        FeatureTable table = new FeatureTable(columns, encoded, labels.length).rows(two);
        Model<Label> model = new LogisticTribuo(solution)
                .train(
                        TribuoData.dataset(
                                table,
                                chosen,
                                "logistic regression solved by Newton's method, ridge penalty %s, %d rows"
                                        .formatted(penalty, labels.length)),
                        Map.of());
        return (LinearSGDModel) model;
    }

    private static int[] oneOfEach(byte[] labels) {
        int event = 0;
        int other = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == 1) {
                event = i;
            } else {
                other = i;
            }
        }
        return new int[] {other, event};
    }

    @Override
    protected LinearSGDModel createModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> outputs,
            LinearParameters ignored) {
        int event = outputs.getID(new Label(TribuoData.EVENT));
        DenseMatrix weights = new DenseMatrix(2, solution.length);
        for (int j = 0; j < solution.length; j++) {
            double coefficient = j + 1 < solution.length ? solution[j + 1] : solution[0];
            weights.set(event, j, coefficient / 2);
            weights.set(1 - event, j, -coefficient / 2);
        }
        return super.createModel(name, provenance, features, outputs, new LinearParameters(weights));
    }
}
