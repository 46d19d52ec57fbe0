package org.loomwatch.api.emergency.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.loomwatch.api.emergency.geo.GeoJsonShapes;

/** All resources of one revision in memory, found by id and by place (STR-packed R-tree). */
public final class ResourceIndex {

    private final long revision;
    private final List<Resource> resources;
    private final Map<String, Resource> byId = new HashMap<>();
    private final STRtree tree = new STRtree();

    private record Entry(Resource resource, Geometry shape) {}

    ResourceIndex(long revision, List<Resource> resources) {
        this.revision = revision;
        this.resources = List.copyOf(resources);
        for (Resource resource : resources) {
            byId.put(resource.id(), resource);
            Geometry shape = GeoJsonShapes.read(resource.geometry());
            tree.insert(shape.getEnvelopeInternal(), new Entry(resource, shape));
        }
        tree.build();
    }

    long revision() {
        return revision;
    }

    /** Every resource, by category and id. */
    public List<Resource> list() {
        return resources;
    }

    public Optional<Resource> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Resources that touch a shape, by id. */
    public List<Resource> listTouching(Geometry shape) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(shape);
        Envelope envelope = shape.getEnvelopeInternal();
        List<Resource> found = new ArrayList<>();
        for (Object candidate : tree.query(envelope)) {
            Entry entry = (Entry) candidate;
            if (prepared.intersects(entry.shape())) {
                found.add(entry.resource());
            }
        }
        found.sort(java.util.Comparator.comparing(Resource::id));
        return found;
    }
}
