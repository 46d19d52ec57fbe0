package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A point, line or area that matters in an emergency.
 *
 * @param area the finest area it lies in
 * @param unit id of the unit that answers for it
 * @param contact who answers for it, with {@code telephone}
 * @param others further people to ring up
 * @param frame the frame its coordinates were delivered in
 * @param geometry GeoJSON in WGS 84
 * @param longitude of the place that stands for it on a map, in WGS 84
 * @param version counts its edits, from 1
 */
public record Resource(
        String id,
        String category,
        String name,
        String area,
        String unit,
        String contact,
        String telephone,
        List<Person> others,
        Map<String, JsonNode> attributes,
        String frame,
        JsonNode geometry,
        double longitude,
        double latitude,
        int version,
        Instant changedAt,
        String changedBy) {

    public Resource {
        attributes = Map.copyOf(attributes);
        others = List.copyOf(others);
    }
}
