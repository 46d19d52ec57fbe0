package org.loomwatch.api.area;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** GeoJSON (RFC 7946), WGS 84, longitude first. */
public record FeatureCollection<P>(String type, List<Feature<P>> features) {

    public FeatureCollection(List<Feature<P>> features) {
        this("FeatureCollection", List.copyOf(features));
    }

    /** One geometry and what is known of it. */
    public record Feature<P>(String type, String id, P properties, JsonNode geometry) {

        public Feature(String id, P properties, JsonNode geometry) {
            this("Feature", id, properties, geometry);
        }
    }
}
