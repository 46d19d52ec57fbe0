package org.loomwatch.api.labor;

import java.time.Instant;
import org.loomwatch.models.labor.registry.ModelCard;

/** A model of the registry, as analysts see it. */
public record WarningModelItem(String id, String state, Instant trainedAt, String trainedBy, ModelCard card) {}
