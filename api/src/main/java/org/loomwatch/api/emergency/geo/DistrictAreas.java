package org.loomwatch.api.emergency.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/** The district's areas with their outlines: which street or grid a place lies in, which streets a shape touches. */
public final class DistrictAreas {

    /** A shape that covers less of a street than this only grazes its border. */
    private static final double GRAZING_SHARE = 0.005;

    private final AreaTree tree;
    private final GeometryFactory shapes = new GeometryFactory();
    private final Map<String, Geometry> streets = new LinkedHashMap<>();
    private final STRtree grids = new STRtree();

    private record Outline(String id, PreparedGeometry shape) {}

    /** @param outlines shapes by area id; areas without one are found by their code only */
    public DistrictAreas(AreaTree tree, Map<String, Geometry> outlines) {
        this.tree = tree;
        outlines.forEach((id, shape) -> {
            AreaLevel level = tree.get(id).level();
            if (level == AreaLevel.STREET) {
                streets.put(id, shape);
            } else if (level == AreaLevel.GRID) {
                grids.insert(shape.getEnvelopeInternal(), new Outline(id, PreparedGeometryFactory.prepare(shape)));
            }
        });
        grids.build();
    }

    public AreaTree tree() {
        return tree;
    }

    /** Ids of all streets, in the order of the master data. */
    public List<String> listStreets() {
        return tree.listSubtree(tree.root().id()).stream()
                .filter(area -> area.level() == AreaLevel.STREET)
                .map(Area::id)
                .toList();
    }

    public Optional<Geometry> findOutline(String street) {
        return Optional.ofNullable(streets.get(street));
    }

    /** The street an area belongs to; empty for the district itself and for unknown ids. */
    public Optional<String> findStreet(String area) {
        return tree.find(area).isPresent()
                ? tree.findAncestor(area, AreaLevel.STREET).map(Area::id)
                : Optional.empty();
    }

    /** Streets of which a shape covers more than its border; a point counts where it lies. */
    public List<String> listStreetsTouching(Geometry shape) {
        List<String> touched = new ArrayList<>();
        streets.forEach((id, street) -> {
            boolean touches;
            if (!street.getEnvelopeInternal().intersects(shape.getEnvelopeInternal())) {
                touches = false;
            } else if (shape.getDimension() < 2) {
                touches = street.intersects(shape);
            } else {
                double common = street.intersection(shape).getArea();
                touches = common > GRAZING_SHARE * Math.min(street.getArea(), shape.getArea());
            }
            if (touches) {
                touched.add(id);
            }
        });
        return touched;
    }

    /** The finest area a place lies in. */
    public Optional<String> findAreaAt(Coordinate place) {
        Point point = shapes.createPoint(place);
        for (Object found : grids.query(new Envelope(place))) {
            Outline outline = (Outline) found;
            if (outline.shape().covers(point)) {
                return Optional.of(outline.id());
            }
        }
        return streets.entrySet().stream()
                .filter(street -> street.getValue().covers(point))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
