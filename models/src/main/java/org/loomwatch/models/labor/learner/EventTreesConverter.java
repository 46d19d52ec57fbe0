package org.loomwatch.models.labor.learner;

import com.google.protobuf.Any;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostOutputConverter;
import org.tribuo.common.xgboost.protos.XGBoostOutputConverterProto;

/** What the trees of {@link EventTreesTrainer} say, in Tribuo's terms: the probability of the event and that of its absence. */
public final class EventTreesConverter implements XGBoostOutputConverter<Label> {

    private static final long serialVersionUID = 1L;

    private static final int VERSION = 0;

    /** Tribuo calls it by reflection when a model is read. */
    public static EventTreesConverter deserializeFromProto(int version, String className, Any message) {
        if (version != VERSION) {
            throw new IllegalArgumentException("version %d of %s, expected %d".formatted(version, className, VERSION));
        }
        return new EventTreesConverter();
    }

    @Override
    public boolean generatesProbabilities() {
        return true;
    }

    @Override
    public Prediction<Label> convertOutput(
            ImmutableOutputInfo<Label> outputs, List<float[]> trees, int features, Example<Label> example) {
        double probability = trees.get(0)[0];
        Label event = new Label(TribuoData.EVENT, probability);
        Label none = new Label(TribuoData.NO_EVENT, 1 - probability);
        Map<String, Label> scores = new LinkedHashMap<>();
        scores.put(event.getLabel(), event);
        scores.put(none.getLabel(), none);
        return new Prediction<>(probability >= 0.5 ? event : none, scores, features, example, true);
    }

    @Override
    public List<Prediction<Label>> convertBatchOutput(
            ImmutableOutputInfo<Label> outputs, List<float[][]> trees, int[] features, Example<Label>[] examples) {
        List<Prediction<Label>> predictions = new ArrayList<>();
        for (int i = 0; i < examples.length; i++) {
            predictions.add(convertOutput(outputs, List.of(trees.get(0)[i]), features[i], examples[i]));
        }
        return predictions;
    }

    @Override
    public Class<Label> getTypeWitness() {
        return Label.class;
    }

    @Override
    public XGBoostOutputConverterProto serialize() {
        return XGBoostOutputConverterProto.newBuilder()
                .setVersion(VERSION)
                .setClassName(EventTreesConverter.class.getName())
                .build();
    }
}
