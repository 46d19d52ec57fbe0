package org.loomwatch.domain.alert;

import java.util.List;

/**
 * Where an alert holds: the union of its shapes and coded places.
 *
 * @param polygons closed rings, first point repeated as last
 */
public record AlertArea(
        String description, List<List<GeoPoint>> polygons, List<AlertCircle> circles, List<NamedValue> geocodes) {

    public AlertArea {
        polygons = polygons.stream().map(List::copyOf).toList();
        circles = List.copyOf(circles);
        geocodes = List.copyOf(geocodes);
    }
}
