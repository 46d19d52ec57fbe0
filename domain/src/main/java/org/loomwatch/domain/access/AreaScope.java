package org.loomwatch.domain.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.loomwatch.domain.area.AreaTree;

/**
 * The areas in which somebody may see something.
 *
 * @param everywhere whether no area is left out, those outside the tree included
 * @param areas ids of every area covered, at all levels; none if {@code everywhere}, and none means nothing is seen
 */
public record AreaScope(boolean everywhere, Set<String> areas) {

    public static final AreaScope NOWHERE = new AreaScope(false, Set.of());
    public static final AreaScope EVERYWHERE = new AreaScope(true, Set.of());

    public AreaScope {
        areas = Set.copyOf(areas);
        if (everywhere && !areas.isEmpty()) {
            throw new IllegalArgumentException("a scope that is everywhere names no areas");
        }
    }

    /** The union of the subtrees under the given areas. Ids that the tree does not know cover nothing. */
    public static AreaScope under(Collection<String> roots, AreaTree tree) {
        if (roots.contains(Grant.WHOLE_DISTRICT) || roots.contains(tree.root().id())) {
            return EVERYWHERE;
        }
        return new AreaScope(false, tree.listIdsUnder(Set.copyOf(roots)));
    }

    public boolean isNowhere() {
        return !everywhere && areas.isEmpty();
    }

    public boolean covers(String area) {
        return everywhere || areas.contains(area);
    }

    /** What both scopes cover. */
    public AreaScope and(AreaScope other) {
        if (everywhere) {
            return other;
        }
        if (other.everywhere) {
            return this;
        }
        Set<String> both = new HashSet<>(areas);
        both.retainAll(other.areas);
        return new AreaScope(false, both);
    }
}
