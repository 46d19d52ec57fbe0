package org.loomwatch.api.access;

import java.util.Set;

/**
 * A part of the area tree.
 *
 * @param unrestricted whether it is the whole tree, whatever areas there are
 * @param roots ids of the areas whose subtrees make up a restricted scope; none means nothing is seen
 */
public record AreaScope(boolean unrestricted, Set<String> roots) {

    public static final AreaScope EVERYWHERE = new AreaScope(true, Set.of());

    public AreaScope {
        roots = Set.copyOf(roots);
        if (unrestricted && !roots.isEmpty()) {
            throw new IllegalArgumentException("an unrestricted scope names no areas");
        }
    }

    /** The subtrees under the given areas. */
    public static AreaScope under(Set<String> roots) {
        return new AreaScope(false, roots);
    }
}
