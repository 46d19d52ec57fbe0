package org.loomwatch.domain.access;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.loomwatch.domain.area.AreaTree;

/**
 * The areas in which somebody may see something: everywhere, or a set of subtrees; an empty set is nowhere.
 *
 * @param everywhere whether no area is left out, those without a place in the tree included
 * @param roots tops of the subtrees, none inside another; empty if {@code everywhere}
 */
public record AreaScope(boolean everywhere, Set<String> roots) {

    public static final AreaScope NOWHERE = new AreaScope(false, Set.of());
    public static final AreaScope EVERYWHERE = new AreaScope(true, Set.of());

    public AreaScope {
        roots = Set.copyOf(roots);
        if (everywhere && !roots.isEmpty()) {
            throw new IllegalArgumentException("a scope that is everywhere names no areas");
        }
    }

    /** The union of subtrees; the district's own subtree is everywhere. Ids that the tree does not know cover nothing. */
    public static AreaScope of(Collection<String> areaIds, AreaTree areas) {
        if (areaIds.contains(areas.root().id())) {
            return EVERYWHERE;
        }
        Set<String> roots = new TreeSet<>();
        for (String id : areaIds) {
            boolean insideAnother = areaIds.stream().anyMatch(other -> !other.equals(id) && areas.isWithin(id, other));
            if (areas.find(id).isPresent() && !insideAnother) {
                roots.add(id);
            }
        }
        return new AreaScope(false, roots);
    }

    public boolean isNowhere() {
        return !everywhere && roots.isEmpty();
    }

    public boolean covers(String areaId, AreaTree areas) {
        return everywhere || roots.stream().anyMatch(root -> areas.isWithin(areaId, root));
    }

    /** The part of this scope that lies in the subtree of {@code areaId}; the whole scope below if the subtree holds it. */
    public AreaScope within(String areaId, AreaTree areas) {
        if (covers(areaId, areas)) {
            return new AreaScope(false, Set.of(areaId));
        }
        Set<String> inside = new TreeSet<>();
        for (String root : roots) {
            if (areas.isWithin(root, areaId)) {
                inside.add(root);
            }
        }
        return new AreaScope(false, inside);
    }

    /** Ids of all areas covered, at every level: what an {@code IN} list of a query needs. Not for {@code everywhere}. */
    public Set<String> listAreas(AreaTree areas) {
        Set<String> ids = new TreeSet<>();
        for (String root : roots) {
            areas.listSubtree(root).forEach(area -> ids.add(area.id()));
        }
        return ids;
    }
}
