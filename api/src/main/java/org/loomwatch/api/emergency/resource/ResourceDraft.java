package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A resource as somebody delivers it: nothing of it is checked yet. Empty texts are missing.
 *
 * @param row its place in the file: line of a table, number of a feature
 * @param others further people: a list of {@code name, duty, telephone}, or the same as text; missing to leave them as they are
 * @param delivered GeoJSON geometry in the frame named
 */
record ResourceDraft(
        int row,
        String id,
        String category,
        String name,
        String area,
        String unit,
        String contact,
        String telephone,
        JsonNode others,
        Map<String, JsonNode> attributes,
        String frame,
        JsonNode delivered) {}
