package org.loomwatch.models.labor.learner;

import ai.onnx.proto.OnnxMl;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.FeatureTable;

/**
 * Members of a blend in formats that other programs read: linear models as ONNX, which Tribuo writes, over encoded features whose
 * encoding stands beside it; trees as XGBoost's own JSON, as Tribuo writes no trees as ONNX; ONNX models as they came.
 */
public final class ModelExchange {

    private ModelExchange() {}

    /**
     * What was written of one member.
     *
     * @param files by name
     * @param largestDifference between log-odds of what was written, read and run again, and ours
     */
    public record Exported(Map<String, byte[]> files, String kind, double largestDifference) {}

    /**
     * @param name that file names begin with
     * @param sample rows to compare scores on
     */
    public static Exported export(Scorer scorer, String name, FeatureTable sample) {
        StoredScorer stored = StoredScorer.of(scorer);
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Object> encoding = new LinkedHashMap<>(plain(stored.encoding()));
        if (scorer instanceof LogisticScorer linear) {
            OnnxMl.ModelProto proto = linear.model().exportONNXModel("org.loomwatch", 1);
            encoding.put("event_column", linear.event());
            files.put(name + ".encoding.json", json(encoding));
            files.put(name + ".onnx", proto.toByteArray());
            return new Exported(files, "onnx", compared(linear, proto.toByteArray(), sample));
        }
        if (scorer instanceof BoosterScorer trees) {
            encoding.put("columns", trees.columns());
            trees.eventColumn().ifPresent(column -> encoding.put("event_column", column));
            files.put(name + ".encoding.json", json(encoding));
            byte[] written = written(trees);
            files.put(name + ".xgboost.json", written);
            return new Exported(files, "xgboost", compared(trees, written, sample));
        }
        if (scorer instanceof OnnxScorer onnx) {
            files.put(name + ".encoding.json", json(encoding));
            files.put(name + ".onnx", onnx.model());
            return new Exported(files, "onnx", 0);
        }
        throw new LaborException("a " + scorer.getClass().getSimpleName() + " cannot be exported");
    }

    private static byte[] written(BoosterScorer trees) {
        try {
            return trees.model().getInnerModels().get(0).toByteArray("json");
        } catch (XGBoostError e) {
            throw new LaborException("XGBoost cannot write the trees: " + e.getMessage(), e);
        }
    }

    private static double compared(BoosterScorer trees, byte[] written, FeatureTable sample) {
        try {
            Booster read = XGBoost.loadModel(written);
            try {
                return largest(trees.logOdds(sample), trees.logOdds(sample, read), 1);
            } finally {
                read.dispose();
            }
        } catch (XGBoostError | IOException e) {
            throw new LaborException("XGBoost cannot read the trees that it wrote: " + e.getMessage(), e);
        }
    }

    /** The written model is run by the ONNX runtime on encoded features. */
    private static double compared(LogisticScorer linear, byte[] onnx, FeatureTable sample) {
        float[][] encoded = linear.encoder().encode(sample.columns(linear.features()));
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < encoded.length; c++) {
            columns.add("c" + c);
        }
        double[] theirs = new OnnxScorer(onnx, columns, 0).logOdds(new FeatureTable(columns, encoded, sample.rows()));
        // The runtime's second column is that of the second output, whichever that is.
        return largest(linear.logOdds(sample), theirs, linear.event() == 1 ? 1 : -1);
    }

    private static double largest(double[] ours, double[] theirs, int sign) {
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i] - sign * theirs[i]));
        }
        return largest;
    }

    private static byte[] json(Map<String, Object> encoding) {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(encoding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own encoding is always JSON", e);
        }
    }

    private static Map<String, Object> plain(Struct struct) {
        Map<String, Object> plain = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((key, value) -> plain.put(key, plain(value)));
        return plain;
    }

    private static Object plain(Value value) {
        return switch (value.getKindCase()) {
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .map(ModelExchange::plain)
                        .toList();
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOL_VALUE -> value.getBoolValue();
            default -> value.getStringValue();
        };
    }
}
