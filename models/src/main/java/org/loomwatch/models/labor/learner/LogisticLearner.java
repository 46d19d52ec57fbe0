package org.loomwatch.models.labor.learner;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.labor.panel.FeatureTable;

/**
 * Logistic regression with a ridge penalty on quantile-transformed features.
 *
 * @param penalty half the factor of the squared coefficients, in the scale of the summed log-likelihood
 */
public record LogisticLearner(double penalty) implements Learner {

    @Override
    public String kind() {
        return "logistic";
    }

    @Override
    public String name() {
        return "logistic(penalty=%s)".formatted(penalty);
    }

    @Override
    public Scorer fit(FeatureTable table, byte[] labels, long seed) {
        QuantileEncoder encoder = QuantileEncoder.learn(table);
        float[][] encoded = encoder.encode(table);
        double[] solution = PenalisedLogit.fit(encoded, labels, penalty);
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < encoded.length; c++) {
            columns.add(table.names().get(encoder.featureOf(c)) + (c < table.width() ? "" : " missing"));
        }
        return new LogisticScorer(
                encoder, table.names(), LogisticTribuo.model(columns, encoded, labels, solution, penalty));
    }
}
