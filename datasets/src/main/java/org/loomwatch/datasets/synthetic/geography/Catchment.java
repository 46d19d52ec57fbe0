package org.loomwatch.datasets.synthetic.geography;

import org.locationtech.jts.geom.Geometry;

/**
 * A school-place planning area: some grids of one street.
 *
 * @param density mean built-up density of its grids, relative to the district's mean
 */
public record Catchment(String id, String street, String nameZh, String nameEn, Geometry boundary, double density) {}
