package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A resource as somebody delivers it: nothing of it is checked yet. Empty texts are missing.
 *
 * @param delivered GeoJSON geometry in the frame named
 */
record ResourceDraft(
        String id,
        String category,
        String name,
        String area,
        String unit,
        String contact,
        String telephone,
        Map<String, JsonNode> attributes,
        String frame,
        JsonNode delivered) {}
