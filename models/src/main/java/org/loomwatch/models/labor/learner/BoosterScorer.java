package org.loomwatch.models.labor.learner;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

/**
 * Scores with the trees inside a Tribuo model, in blocks, without going through single examples. The trees have one output, the log-odds of
 * the event; those of models that were learnt before have one for each of the two classes.
 */
public final class BoosterScorer implements Scorer {

    private static final int BLOCK_ROWS = 20_000;

    private final XGBoostModel<Label> model;
    private final List<String> features;
    private final int[] ids;
    private final int event;

    BoosterScorer(XGBoostModel<Label> model, List<String> features) {
        this.model = model;
        this.features = List.copyOf(features);
        List<String> names = TribuoData.names(new FeatureTable(features, new float[features.size()][0], 0));
        this.ids = names.stream()
                .mapToInt(name -> model.getFeatureIDMap().getID(name))
                .toArray();
        this.event = model.getOutputIDInfo().getID(new Label(TribuoData.EVENT));
    }

    /** Column of the event among the outputs where there is one for each class; empty where there is one output. */
    OptionalInt eventColumn() {
        FeatureTable row = new FeatureTable(features, new float[features.size()][1], 1);
        int outputs = inBlock(row, 0, matrix -> booster().predict(matrix, true))[0].length;
        return outputs == 1 ? OptionalInt.empty() : OptionalInt.of(event);
    }

    List<String> features() {
        return features;
    }

    XGBoostModel<Label> model() {
        return model;
    }

    /** Names of the features in the order of the trees' columns, which lack those that were missing throughout. */
    List<String> columns() {
        String[] columns = new String[model.getFeatureIDMap().size()];
        for (int c = 0; c < ids.length; c++) {
            if (ids[c] >= 0) {
                columns[ids[c]] = features.get(c);
            }
        }
        return List.of(columns);
    }

    @Override
    public double[] logOdds(FeatureTable table) {
        return logOdds(table, booster());
    }

    /** What other trees over the same columns give. */
    double[] logOdds(FeatureTable table, Booster trees) {
        FeatureTable ordered = table.columns(features);
        double[] odds = new double[table.rows()];
        for (int from = 0; from < odds.length; from += BLOCK_ROWS) {
            int first = from;
            float[][] margins = inBlock(ordered, first, matrix -> trees.predict(matrix, true));
            for (int i = 0; i < margins.length; i++) {
                odds[first + i] = margins[i].length == 1 ? margins[i][0] : margins[i][event] - margins[i][1 - event];
            }
        }
        return odds;
    }

    @Override
    public float[][] contributions(FeatureTable table) {
        FeatureTable ordered = table.columns(features);
        int width = model.getFeatureIDMap().size() + 1;
        float[][] contributions = new float[features.size()][table.rows()];
        for (int from = 0; from < table.rows(); from += BLOCK_ROWS) {
            int first = from;
            float[][] block = inBlock(ordered, first, matrix -> booster().predictContrib(matrix, 0));
            for (int i = 0; i < block.length; i++) {
                for (int c = 0; c < ids.length; c++) {
                    if (ids[c] >= 0) {
                        contributions[c][first + i] = block[i].length == width
                                ? block[i][ids[c]]
                                : block[i][event * width + ids[c]] - block[i][(1 - event) * width + ids[c]];
                    }
                }
            }
        }
        return Scorer.inOrderOf(table, features, contributions);
    }

    private Booster booster() {
        return model.getInnerModels().get(0);
    }

    private interface Work {
        float[][] apply(DMatrix matrix) throws XGBoostError;
    }

    /** XGBoost guards nothing itself where one booster is used by several threads. */
    private float[][] inBlock(FeatureTable table, int from, Work work) {
        int rows = Math.min(BLOCK_ROWS, table.rows() - from);
        int width = model.getFeatureIDMap().size();
        float[] block = new float[rows * width];
        Arrays.fill(block, Float.NaN);
        for (int c = 0; c < ids.length; c++) {
            if (ids[c] >= 0) {
                float[] column = table.column(c);
                for (int i = 0; i < rows; i++) {
                    block[i * width + ids[c]] = column[from + i];
                }
            }
        }
        synchronized (model) {
            try {
                DMatrix matrix = new DMatrix(block, rows, width, Float.NaN);
                try {
                    return work.apply(matrix);
                } finally {
                    matrix.dispose();
                }
            } catch (XGBoostError e) {
                throw new LaborException("XGBoost failed: " + e.getMessage(), e);
            }
        }
    }
}
