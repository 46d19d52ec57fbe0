package org.loomwatch.datasets.synthetic.resources;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One resource.
 *
 * @param area id of the grid it stands in
 * @param unit department that answers for it
 * @param contact invented person and number
 */
public record ResourceRecord(
        String id,
        String category,
        String name,
        String area,
        String unit,
        String contact,
        Map<String, Object> attributes,
        Geometry shape) {}
