package org.loomwatch.models.labor.learner;

import java.util.List;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/** Scores with a linear model on quantile-transformed features. */
public final class LogisticScorer implements Scorer {

    private final QuantileEncoder encoder;
    private final List<String> features;
    private final LinearSGDModel model;
    private final int event;
    private final double intercept;
    private final double[] coefficients;

    LogisticScorer(QuantileEncoder encoder, List<String> features, LinearSGDModel model) {
        this.encoder = encoder;
        this.features = List.copyOf(features);
        this.model = model;
        this.event = model.getOutputIDInfo().getID(new Label(TribuoData.EVENT));
        DenseMatrix weights = model.getWeightsCopy();
        this.coefficients = new double[encoder.width()];
        for (int c = 0; c < coefficients.length; c++) {
            coefficients[c] = weights.get(event, c) - weights.get(1 - event, c);
        }
        this.intercept = weights.get(event, encoder.width()) - weights.get(1 - event, encoder.width());
    }

    /** Column of the event among the model's two outputs. */
    int event() {
        return event;
    }

    List<String> features() {
        return features;
    }

    LinearSGDModel model() {
        return model;
    }

    QuantileEncoder encoder() {
        return encoder;
    }

    @Override
    public double[] logOdds(FeatureTable table) {
        float[][] encoded = encoder.encode(table.columns(features));
        double[] odds = new double[table.rows()];
        java.util.Arrays.fill(odds, intercept);
        for (int c = 0; c < encoded.length; c++) {
            for (int i = 0; i < odds.length; i++) {
                odds[i] += coefficients[c] * encoded[c][i];
            }
        }
        return odds;
    }

    @Override
    public float[][] contributions(FeatureTable table) {
        float[][] encoded = encoder.encode(table.columns(features));
        float[][] contributions = new float[features.size()][table.rows()];
        for (int c = 0; c < encoded.length; c++) {
            float[] target = contributions[encoder.featureOf(c)];
            float coefficient = (float) coefficients[c];
            for (int i = 0; i < target.length; i++) {
                target[i] += coefficient * encoded[c][i];
            }
        }
        return Scorer.inOrderOf(table, features, contributions);
    }
}
