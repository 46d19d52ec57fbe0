package org.loomwatch.models.labor.district;

import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.models.labor.registry.StoredModel;

/**
 * A trained model as told to whoever trained it.
 *
 * @param run the run that made it
 * @param repeats an earlier run of the same experiment on the same data
 * @param sameBytes whether the model's files are those of the earlier run, byte for byte
 */
public record TrainingResult(
        long run,
        String model,
        String state,
        ModelCard card,
        @Nullable Long repeats,
        @Nullable Boolean sameBytes,
        double seconds) {

    /** @param start by {@link System#nanoTime} */
    static TrainingResult of(ExperimentRun run, StoredModel stored, long start) {
        return new TrainingResult(
                run.id(),
                stored.id(),
                stored.state(),
                stored.card(),
                run.repeats(),
                run.sameBytes(),
                Math.rint((System.nanoTime() - start) / 1e7) / 100);
    }
}
