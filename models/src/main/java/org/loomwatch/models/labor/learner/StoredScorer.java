package org.loomwatch.models.labor.learner;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.loomwatch.models.labor.LaborException;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.common.xgboost.XGBoostModel;

/** A scorer as protobuf: Tribuo's model with its provenance, and how its features are encoded. Never Java serialization. */
public final class StoredScorer {

    private static final String FORMAT = "format";
    private static final String ONNX = "onnx";

    private final byte[] model;
    private final Struct encoding;

    public StoredScorer(byte[] model, Struct encoding) {
        this.model = model.clone();
        this.encoding = encoding;
    }

    public static StoredScorer of(Scorer scorer) {
        if (scorer instanceof LogisticScorer logistic) {
            QuantileEncoder encoder = logistic.encoder();
            ListValue.Builder knots = ListValue.newBuilder();
            for (float[] one : encoder.knots()) {
                double[] wide = new double[one.length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = one[i];
                }
                knots.addValues(Value.newBuilder().setListValue(numbers(wide)));
            }
            Struct encoding = Struct.newBuilder()
                    .putFields("features", names(logistic.features()))
                    .putFields("knots", Value.newBuilder().setListValue(knots).build())
                    .putFields(
                            "flagged",
                            Value.newBuilder()
                                    .setListValue(numbers(java.util.Arrays.stream(encoder.flagged())
                                            .asDoubleStream()
                                            .toArray()))
                                    .build())
                    .build();
            return new StoredScorer(bytes(logistic.model()), encoding);
        }
        if (scorer instanceof BoosterScorer booster) {
            return new StoredScorer(
                    bytes(booster.model()),
                    Struct.newBuilder()
                            .putFields("features", names(booster.features()))
                            .build());
        }
        if (scorer instanceof OnnxScorer onnx) {
            return new StoredScorer(
                    onnx.model(),
                    Struct.newBuilder()
                            .putFields("features", names(onnx.features()))
                            .putFields(
                                    FORMAT,
                                    Value.newBuilder().setStringValue(ONNX).build())
                            .putFields(
                                    "missing",
                                    Value.newBuilder()
                                            .setStringValue(Float.toString(onnx.missing()))
                                            .build())
                            .build());
        }
        throw new LaborException("a " + scorer.getClass().getSimpleName() + " cannot be kept");
    }

    public byte[] model() {
        return model.clone();
    }

    public Struct encoding() {
        return encoding;
    }

    /** @throws LaborException if this is no model that a warning can come from */
    public Scorer scorer() {
        List<String> features = encoding.getFieldsOrThrow("features").getListValue().getValuesList().stream()
                .map(Value::getStringValue)
                .toList();
        Value format = encoding.getFieldsOrDefault(FORMAT, Value.getDefaultInstance());
        if (format.getStringValue().equals(ONNX)) {
            return new OnnxScorer(
                    model,
                    features,
                    Float.parseFloat(encoding.getFieldsOrThrow("missing").getStringValue()));
        }
        try {
            Model<?> read = Model.deserializeFromStream(new ByteArrayInputStream(model));
            Model<Label> labels = read.castModel(Label.class);
            if (labels instanceof LinearSGDModel linear) {
                return new LogisticScorer(encoder(), features, linear);
            }
            if (labels instanceof XGBoostModel<Label> trees) {
                return new BoosterScorer(trees, features);
            }
            throw new LaborException("a " + read.getClass().getName() + " gives no warnings");
        } catch (IOException e) {
            throw new LaborException("the model cannot be read: " + e.getMessage(), e);
        }
    }

    private QuantileEncoder encoder() {
        List<Value> lists = encoding.getFieldsOrThrow("knots").getListValue().getValuesList();
        float[][] knots = new float[lists.size()][];
        for (int c = 0; c < knots.length; c++) {
            double[] wide = doubles(lists.get(c));
            knots[c] = new float[wide.length];
            for (int i = 0; i < wide.length; i++) {
                knots[c][i] = (float) wide[i];
            }
        }
        double[] flagged = doubles(encoding.getFieldsOrThrow("flagged"));
        int[] positions =
                java.util.Arrays.stream(flagged).mapToInt(d -> (int) d).toArray();
        return QuantileEncoder.of(knots, positions);
    }

    private static double[] doubles(Value list) {
        return list.getListValue().getValuesList().stream()
                .mapToDouble(Value::getNumberValue)
                .toArray();
    }

    private static byte[] bytes(Model<Label> model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TimelessModel.of(model.serialize()).writeTo(out);
        } catch (IOException e) {
            throw new LaborException("the model cannot be written: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    private static ListValue numbers(double[] numbers) {
        ListValue.Builder list = ListValue.newBuilder();
        for (double number : numbers) {
            list.addValues(Value.newBuilder().setNumberValue(number));
        }
        return list.build();
    }

    private static Value names(List<String> names) {
        ListValue.Builder list = ListValue.newBuilder();
        names.forEach(name -> list.addValues(Value.newBuilder().setStringValue(name)));
        return Value.newBuilder().setListValue(list).build();
    }
}
