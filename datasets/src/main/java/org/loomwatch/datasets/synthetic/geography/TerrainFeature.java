package org.loomwatch.datasets.synthetic.geography;

import org.locationtech.jts.geom.Geometry;

/**
 * Something to draw under the map, and to place resources by.
 *
 * @param kind {@code river}, {@code stream}, {@code expressway}, {@code road} or {@code reservoir}
 */
public record TerrainFeature(String id, String kind, String nameZh, String nameEn, Geometry shape) {}
