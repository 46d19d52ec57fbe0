package org.loomwatch.datasets.synthetic.geography;

import org.locationtech.jts.geom.Geometry;
import org.loomwatch.domain.area.Area;

/** An area with its boundary in WGS 84 degrees (lon, lat). */
public record MapArea(Area area, Geometry boundary) {}
