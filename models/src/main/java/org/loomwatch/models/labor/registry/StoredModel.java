package org.loomwatch.models.labor.registry;

import java.time.Instant;
import java.util.Map;

/**
 * A model in the registry.
 *
 * @param state {@code champion}, {@code challenger} or {@code retired}
 * @param files SHA-256 by file name
 */
public record StoredModel(
        String id, String state, Instant trainedAt, String trainedBy, ModelCard card, Map<String, String> files) {

    public StoredModel {
        files = Map.copyOf(files);
    }
}
