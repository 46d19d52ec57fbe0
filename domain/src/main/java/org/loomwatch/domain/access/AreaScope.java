package org.loomwatch.domain.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.loomwatch.domain.area.AreaTree;

/**
 * The areas in which somebody may see something.
 *
 * @param everywhere whether no area is left out, those outside the tree included
 * @param areas ids of every area covered, at all levels; none if {@code everywhere}, and none means nothing is seen
 * @param beginnings where ids are nested ({@link AreaTree#hasNestedIds()}) the ids of the topmost areas covered, with one of
 *     which the ids of all others begin, and those of no other area; none where ids are not nested
 */
public record AreaScope(boolean everywhere, Set<String> areas, Set<String> beginnings) {

    public static final AreaScope NOWHERE = new AreaScope(false, Set.of());
    public static final AreaScope EVERYWHERE = new AreaScope(true, Set.of());

    public AreaScope {
        areas = Set.copyOf(areas);
        beginnings = Set.copyOf(beginnings);
        if (everywhere && !areas.isEmpty()) {
            throw new IllegalArgumentException("a scope that is everywhere names no areas");
        }
        if (!areas.containsAll(beginnings)) {
            throw new IllegalArgumentException("ids begin with those of areas that are not covered: " + beginnings);
        }
    }

    /** A scope of areas about whose ids nothing is known. */
    public AreaScope(boolean everywhere, Set<String> areas) {
        this(everywhere, areas, Set.of());
    }

    /** The union of the subtrees under the given areas. Ids that the tree does not know cover nothing. */
    public static AreaScope under(Collection<String> roots, AreaTree tree) {
        if (roots.contains(Grant.WHOLE_DISTRICT) || roots.contains(tree.root().id())) {
            return EVERYWHERE;
        }
        Set<String> ids = tree.listIdsUnder(Set.copyOf(roots));
        return new AreaScope(false, ids, tree.hasNestedIds() ? topmost(ids, roots) : Set.of());
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
        if (beginnings.isEmpty() || other.beginnings.isEmpty()) {
            return new AreaScope(false, both);
        }
        Set<String> candidates = new HashSet<>(beginnings);
        candidates.addAll(other.beginnings);
        return new AreaScope(false, both, topmost(both, candidates));
    }

    /** Those of the candidates that are covered and lie below no other. */
    private static Set<String> topmost(Set<String> covered, Collection<String> candidates) {
        List<String> inside =
                candidates.stream().filter(covered::contains).distinct().toList();
        return inside.stream()
                .filter(id -> inside.stream().noneMatch(above -> !above.equals(id) && id.startsWith(above)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
