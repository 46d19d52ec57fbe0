package org.loomwatch.models.labor.learner;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.FeatureTable;

/**
 * A model from elsewhere, as an ONNX file: one input of floats {@code [rows, features]}, and among its outputs one of floats that
 * is the probability of an event: {@code [rows, 2]} with the event second, {@code [rows, 1]} or {@code [rows]}.
 *
 * <p>Only operators that the runtime brings along are run: no file can name further libraries, and one that keeps its numbers in other
 * files is refused. What the model computes from its inputs is taken as it is.
 */
public final class OnnxScorer implements Scorer {

    /** Larger files are not read: no model of a few hundred features needs more. */
    public static final long LARGEST_BYTES = 256L << 20;

    private static final int BLOCK_ROWS = 10_000;

    /** One number nearer to 1 than this says no more in single precision. */
    private static final double SURE = 1 - 1e-7;

    /** Two outputs must be of two outcomes, of which one happens. */
    private static final double WHOLE = 1e-3;

    private static final double LEAST = Float.MIN_NORMAL;

    /** Sessions are memory outside the heap: given back once nobody scores with them. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final byte[] model;
    private final List<String> features;
    private final float missing;
    private final OrtSession session;
    private final String input;
    private final int output;

    /**
     * @param features names of the columns of the input, in order
     * @param missing what the model is given for a missing value; NaN for models that know missing values
     * @throws LaborException if this is no such model
     */
    public OnnxScorer(byte[] model, List<String> features, float missing) {
        if (model.length > LARGEST_BYTES) {
            throw new LaborException("an ONNX file of more than %d MiB is not read".formatted(LARGEST_BYTES >> 20));
        }
        OnnxFiles.requireWhole(model);
        this.model = model.clone();
        this.features = List.copyOf(features);
        this.missing = missing;
        this.session = open(this.model);
        CLEANER.register(this, new Closing(session));
        try {
            this.input = checkedInput(session, features.size());
            this.output = findOutput();
        } catch (OrtException e) {
            throw unusable(e);
        }
    }

    private static OrtSession open(byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model, options);
        } catch (OrtException e) {
            throw unusable(e);
        }
    }

    private static LaborException unusable(OrtException e) {
        return new LaborException("this is no ONNX model that can be run: " + e.getMessage(), e);
    }

    private record Closing(OrtSession session) implements Runnable {
        @Override
        public void run() {
            try {
                session.close();
            } catch (OrtException e) {
                throw new LaborException("an ONNX session cannot be closed", e);
            }
        }
    }

    private static String checkedInput(OrtSession session, int width) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() != 1) {
            throw new LaborException("the model takes %d inputs, one was expected".formatted(inputs.size()));
        }
        Map.Entry<String, NodeInfo> only = inputs.entrySet().iterator().next();
        if (!(only.getValue().getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || tensor.getShape().length != 2) {
            throw new LaborException("the model's input is no table of floats [rows, features]");
        }
        long rows = tensor.getShape()[0];
        if (rows > 0) {
            throw new LaborException("the model takes %d rows at once, any number was expected".formatted(rows));
        }
        long wanted = tensor.getShape()[1];
        if (wanted > 0 && wanted != width) {
            throw new LaborException("the model takes %d features, %d are named".formatted(wanted, width));
        }
        return only.getKey();
    }

    /** The last output of floats whose shape is that of probabilities, seen by running a single row. */
    private int findOutput() throws OrtException {
        float[] row = new float[features.size()];
        try (OnnxTensor tensor = tensor(row, 1);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            for (int i = result.size() - 1; i >= 0; i--) {
                if (result.get(i) instanceof OnnxTensor found
                        && found.getInfo().type == OnnxJavaType.FLOAT
                        && List.of(1, 2).contains(found.getFloatBuffer().remaining())) {
                    return i;
                }
            }
        }
        throw new LaborException(
                "none of the model's outputs is a probability: [rows, 2], [rows, 1] or [rows] of floats");
    }

    private OnnxTensor tensor(float[] values, int rows) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), new long[] {rows, features.size()});
    }

    byte[] model() {
        return model.clone();
    }

    List<String> features() {
        return features;
    }

    float missing() {
        return missing;
    }

    /** What {@link #logOdds} reads from a table is what the model sees: the features it names, gaps filled. */
    @Override
    public double[] logOdds(FeatureTable table) {
        FeatureTable ordered = table.columns(features);
        double[] odds = new double[table.rows()];
        for (int from = 0; from < odds.length; from += BLOCK_ROWS) {
            int rows = Math.min(BLOCK_ROWS, odds.length - from);
            float[] block = new float[rows * features.size()];
            for (int c = 0; c < features.size(); c++) {
                float[] column = ordered.column(c);
                for (int i = 0; i < rows; i++) {
                    float value = column[from + i];
                    block[i * features.size() + c] = Float.isNaN(value) ? missing : value;
                }
            }
            run(block, rows, odds, from);
        }
        return odds;
    }

    private void run(float[] block, int rows, double[] odds, int from) {
        try (OnnxTensor tensor = tensor(block, rows);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            FloatBuffer numbers = ((OnnxTensor) result.get(output)).getFloatBuffer();
            int width = numbers.remaining() / rows;
            for (int i = 0; i < rows; i++) {
                double event = probability(numbers.get(i * width + width - 1));
                if (width == 1) {
                    double p = Math.min(SURE, Math.max(LEAST, event));
                    odds[from + i] = Math.log(p / (1 - p));
                } else {
                    double other = probability(numbers.get(i * width));
                    if (Math.abs(event + other - 1) > WHOLE) {
                        throw new LaborException("the model's two outputs add up to %s, not to 1: no probabilities"
                                .formatted(event + other));
                    }
                    odds[from + i] = Math.log(Math.max(LEAST, event)) - Math.log(Math.max(LEAST, other));
                }
            }
        } catch (OrtException e) {
            throw new LaborException("the ONNX model failed: " + e.getMessage(), e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static double probability(float value) {
        if (!(value >= 0 && value <= 1)) {
            throw new LaborException("the model gives %s where a probability was expected%s"
                    .formatted(
                            value,
                            Float.isNaN(value) ? ": it may not know missing values, so say what stands for one" : ""));
        }
        return value;
    }

    /** How far the score falls when a value is missing: the only thing that can be asked of any model. One run a feature. */
    @Override
    public float[][] contributions(FeatureTable table) {
        double[] whole = logOdds(table);
        float[][] contributions = new float[table.width()][table.rows()];
        for (int c = 0; c < table.width(); c++) {
            if (features.contains(table.names().get(c))) {
                double[] without = logOdds(withoutColumn(table, c));
                for (int i = 0; i < whole.length; i++) {
                    contributions[c][i] = (float) (whole[i] - without[i]);
                }
            }
        }
        return contributions;
    }

    private static FeatureTable withoutColumn(FeatureTable table, int column) {
        float[][] columns = new float[table.width()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = table.column(c);
        }
        columns[column] = new float[table.rows()];
        Arrays.fill(columns[column], Float.NaN);
        return new FeatureTable(table.names(), columns, table.rows());
    }
}
