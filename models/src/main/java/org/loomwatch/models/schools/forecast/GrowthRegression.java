package org.loomwatch.models.schools.forecast;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.AbsoluteLoss;

/**
 * Tribuo linear regression of an area's log growth of the total on area features: growth as the other candidates, its
 * group and the district see it, and the area's distance from its own recent mean. Absolute loss, as the measure of a
 * forecast is its absolute percentage error. Trained on steps that ended by the origin.
 */
public final class GrowthRegression {

    /** One past case: features, and the log growth that followed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Case(double[] features, double growth) {}

    /** Growth rates are a few percent; scaled so that the gradient steps fit them. */
    private static final double SCALE = 10;

    private static final double LARGEST_GROWTH = 0.5;
    private static final int FEWEST_CASES = 100;
    private static final int MOST_CASES = 12_000;
    private static final int EPOCHS = 8;

    private static final String[] NAMES =
            IntStream.range(0, 40).mapToObj("f%02d"::formatted).toArray(String[]::new);

    /** Held so that its level stays set: the trainer reports every epoch and data set as information. */
    private static final Logger TRAINER_LOG = Logger.getLogger("org.tribuo.common.sgd");

    static {
        TRAINER_LOG.setLevel(Level.WARNING);
    }

    private final @Nullable Model<Regressor> model;

    private GrowthRegression(@Nullable Model<Regressor> model) {
        this.model = model;
    }

    /** With fewer than a hundred cases the model predicts no growth. */
    public static GrowthRegression train(List<Case> cases, long seed) {
        if (cases.size() < FEWEST_CASES) {
            return new GrowthRegression(null);
        }
        RegressionFactory factory = new RegressionFactory();
        var source = new SimpleDataSourceProvenance("school growth", Instant.EPOCH.atOffset(ZoneOffset.UTC), factory);
        MutableDataset<Regressor> dataset = new MutableDataset<>(source, factory);
        double stride = Math.max(1, cases.size() / (double) MOST_CASES);
        for (double next = 0; next < cases.size(); next += stride) {
            Case one = cases.get((int) next);
            dataset.add(example(one.features(), clip(one.growth()) * SCALE));
        }
        var trainer = new LinearSGDTrainer(new AbsoluteLoss(), new AdaGrad(0.05, 0.1), EPOCHS, -1, 32, seed);
        return new GrowthRegression(trainer.train(dataset));
    }

    /** Expected log growth of the total. */
    public double predict(double[] features) {
        if (model == null) {
            return 0;
        }
        double[] values = model.predict(example(features, 0)).getOutput().getValues();
        return clip(values[0] / SCALE);
    }

    private static ArrayExample<Regressor> example(double[] features, double target) {
        double[] scaled = new double[features.length];
        for (int f = 0; f < features.length; f++) {
            scaled[f] = clip(features[f]) * SCALE;
        }
        return new ArrayExample<>(new Regressor("growth", target), Arrays.copyOf(NAMES, features.length), scaled);
    }

    private static double clip(double growth) {
        return Math.max(-LARGEST_GROWTH, Math.min(LARGEST_GROWTH, growth));
    }
}
