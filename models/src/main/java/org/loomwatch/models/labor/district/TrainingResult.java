package org.loomwatch.models.labor.district;

import org.loomwatch.models.labor.registry.ModelCard;

/** A trained model as told to whoever trained it. */
public record TrainingResult(String model, String state, ModelCard card, double seconds) {}
