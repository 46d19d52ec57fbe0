package org.loomwatch.datasets.synthetic.geography;

import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.domain.area.AreaTree;

/** The whole invented place. */
public final class DistrictMap {

    private static final int ATTEMPTS = 30;

    private final List<MapArea> areas;
    private final AreaTree tree;
    private final List<MapArea> grids;
    private final double[] gridShares;
    private final List<Catchment> catchments;
    private final List<TerrainFeature> terrain;

    DistrictMap(
            List<MapArea> areas,
            List<MapArea> grids,
            double[] gridShares,
            List<Catchment> catchments,
            List<TerrainFeature> terrain) {
        this.areas = List.copyOf(areas);
        this.tree = new AreaTree(areas.stream().map(MapArea::area).toList());
        this.grids = List.copyOf(grids);
        this.gridShares = gridShares.clone();
        this.catchments = List.copyOf(catchments);
        this.terrain = List.copyOf(terrain);
    }

    /** District, streets, communities, grids; parents before children. */
    public List<MapArea> areas() {
        return areas;
    }

    public AreaTree tree() {
        return tree;
    }

    /** The grids alone, in the order of {@link #areas}. */
    public List<MapArea> grids() {
        return grids;
    }

    public List<Catchment> catchments() {
        return catchments;
    }

    public List<TerrainFeature> terrain() {
        return terrain;
    }

    /** Number of a grid, drawn by where enterprises are. */
    public int drawGrid(Draws draws) {
        return draws.index(gridShares);
    }

    /** A point inside the grid, rounded to six decimals. */
    public Coordinate pointIn(int grid, Draws draws) {
        return pointIn((Polygon) grids.get(grid).boundary(), draws);
    }

    /** A point inside the polygon, rounded to six decimals; its interior point if luck fails. */
    public static Coordinate pointIn(Polygon polygon, Draws draws) {
        Envelope box = polygon.getEnvelopeInternal();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Coordinate point = new Coordinate(
                    LocalFrame.round(draws.uniform(box.getMinX(), box.getMaxX())),
                    LocalFrame.round(draws.uniform(box.getMinY(), box.getMaxY())));
            if (SimplePointInAreaLocator.locatePointInPolygon(point, polygon) == Location.INTERIOR) {
                return point;
            }
        }
        return polygon.getInteriorPoint().getCoordinate();
    }
}
